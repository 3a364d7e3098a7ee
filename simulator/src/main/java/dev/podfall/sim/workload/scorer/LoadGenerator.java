package dev.podfall.sim.workload.scorer;

import dev.podfall.sim.net.HttpRequest;
import dev.podfall.sim.net.HttpResult;
import dev.podfall.sim.workload.ProcessContext;
import dev.podfall.sim.workload.Program;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Steady traffic on the model server: {@code RPS} requests a second of {@code ROWS} rows to {@code TARGET}, whatever the
 * answers take, and a summary line every {@code REPORT_SECONDS}.
 */
public final class LoadGenerator implements Program {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final List<Double> latencies = new ArrayList<>();
    private ProcessContext process;
    private String target;
    private long sent;
    private long errors;

    @Override
    public void start(ProcessContext newProcess) {
        process = newProcess;
        process.useMemory(20L << 20);
        target = process.environment().getOrDefault("TARGET", "http://fraud-scorer/score");
        process.stdout("load-generator: " + number("RPS", 5) + " requests/s to " + target + "\n");
        send();
        process.after(Duration.ofSeconds(number("REPORT_SECONDS", 10)), this::report);
    }

    private int number(String name, int otherwise) {
        String text = process.environment().getOrDefault(name, "");
        return text.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(text) : otherwise;
    }

    private void send() {
        Instant begun = process.now();
        byte[] body = ("{\"features\":" + rows(number("ROWS", 1)) + "}").getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = Map.of("content-type", "application/json");
        process.http(new HttpRequest("POST", target, headers, body), PATIENCE, result -> answered(begun, result));
        sent++;
        process.after(Duration.ofNanos(1_000_000_000L / number("RPS", 5)), this::send);
    }

    /** The same rows in the same order in every run: about one in four is fraud for a good model. */
    private List<List<Double>> rows(int count) {
        List<List<Double>> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long n = sent * 31 + i * 7L;
            boolean suspicious = n % 4 == 0;
            rows.add(List.of(
                    n % 10 / 10.0 + (suspicious ? 2 : 0),
                    n % 3 / 2.0 + (suspicious ? 1 : 0),
                    n % 5 / 5.0,
                    (double) (n % 14),
                    suspicious ? 1.0 : 0.0,
                    n % 7 / 10.0));
        }
        return rows;
    }

    private void answered(Instant begun, HttpResult result) {
        latencies.add(Duration.between(begun, process.now()).toNanos() / 1e6);
        if (!result.ok() || result.response().status() != 200) {
            errors++;
        }
    }

    private void report() {
        latencies.sort(null);
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("ts", process.now().toString());
        line.put("requests", latencies.size());
        line.put("errors", errors);
        line.put("p50_ms", percentile(0.5));
        line.put("p95_ms", percentile(0.95));
        process.stdout(Json.write(line) + "\n");
        latencies.clear();
        errors = 0;
        process.after(Duration.ofSeconds(number("REPORT_SECONDS", 10)), this::report);
    }

    private double percentile(double share) {
        if (latencies.isEmpty()) {
            return 0;
        }
        int index = (int) Math.ceil(share * latencies.size()) - 1;
        return Math.round(latencies.get(Math.max(0, index)) * 10) / 10.0;
    }

    @Override
    public void signal(ProcessContext same, Signal signal) {
        same.exit(0);
    }
}
