package dev.podfall.sim.workload.scorer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.net.HttpRequest;
import dev.podfall.sim.net.HttpResponse;
import dev.podfall.sim.workload.ProcessContext;
import dev.podfall.sim.workload.Program;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The feature store the scorer enriches from. {@code LATENCY_MS} makes it slow, {@code ERROR_STATUS} makes it fail, and
 * with {@code TOKEN} set it wants that bearer token.
 */
public final class FeatureStore implements Program {
    private ProcessContext process;

    @Override
    public void start(ProcessContext newProcess) {
        resume(newProcess, null);
        process.stdout("feature-store listening on :" + number("PORT", 8080) + "\n");
    }

    @Override
    public void resume(ProcessContext newProcess, JsonNode state) {
        process = newProcess;
        process.useMemory(64L << 20);
        if (!process.listen(number("PORT", 8080), this::handle)) {
            process.stderr("feature-store: address already in use\n");
            process.exit(1);
        }
    }

    private void handle(HttpRequest request, Consumer<HttpResponse> answer) {
        if (request.path().equals("/healthz") || request.path().equals("/ready")) {
            answer.accept(HttpResponse.text(200, "ok\n"));
            return;
        }
        process.after(
                Duration.ofMillis(number("LATENCY_MS", 3)),
                () -> process.compute(Duration.ofMillis(1), () -> answer.accept(features(request))));
    }

    private HttpResponse features(HttpRequest request) {
        int error = number("ERROR_STATUS", 0);
        if (error >= 400 && error < 600) {
            return HttpResponse.json(error, "{\"error\":\"feature_store_unavailable\"}\n");
        }
        String token = process.environment().getOrDefault("TOKEN", "");
        if (!token.isEmpty() && !request.header("authorization").equals("Bearer " + token)) {
            return HttpResponse.json(401, "{\"error\":\"invalid_token\"}\n");
        }
        return HttpResponse.json(200, Json.write(Map.of("features", Map.of("merchant_risk", "fresh"))) + "\n");
    }

    private int number(String name, int otherwise) {
        String text = process.environment().getOrDefault(name, "");
        return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : otherwise;
    }

    @Override
    public void signal(ProcessContext same, Signal signal) {
        same.exit(0);
    }
}
