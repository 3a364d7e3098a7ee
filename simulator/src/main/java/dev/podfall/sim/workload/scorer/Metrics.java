package dev.podfall.sim.workload.scorer;

import java.util.Map;
import java.util.TreeMap;

/** The server's metrics as Prometheus reads them. */
final class Metrics {
    private static final double[] BOUNDS = {0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5};

    private final String version;
    private final double started;
    private final Map<String, Long> predictions = new TreeMap<>();
    private final Map<Integer, Long> requests = new TreeMap<>();
    private final long[] buckets = new long[BOUNDS.length];
    private long inferences;
    private double seconds;
    private long fallbacks;

    Metrics(String version, double startedEpochSeconds) {
        this.version = version;
        this.started = startedEpochSeconds;
        predictions.put("fraud", 0L);
        predictions.put("legitimate", 0L);
    }

    void predicted(boolean fraud) {
        predictions.merge(fraud ? "fraud" : "legitimate", 1L, Long::sum);
    }

    void answered(int status) {
        requests.merge(status, 1L, Long::sum);
    }

    void fellBack() {
        fallbacks++;
    }

    void inference(double tookSeconds) {
        inferences++;
        seconds += tookSeconds;
        for (int i = 0; i < BOUNDS.length; i++) {
            buckets[i] += tookSeconds <= BOUNDS[i] ? 1 : 0;
        }
    }

    String text(long memoryBytes, boolean breakerOpen) {
        StringBuilder out = new StringBuilder(2048);
        head(out, "ml_predictions_total", "counter", "Predictions by class and model version.");
        predictions.forEach((label, n) -> out.append("ml_predictions_total{class=\"")
                .append(label)
                .append("\",version=\"")
                .append(version)
                .append("\"} ")
                .append(n)
                .append('\n'));
        head(out, "ml_inference_duration_seconds", "histogram", "Time from request to prediction.");
        for (int i = 0; i < BOUNDS.length; i++) {
            bucket(out, number(BOUNDS[i]), buckets[i]);
        }
        bucket(out, "+Inf", inferences);
        out.append("ml_inference_duration_seconds_sum{version=\"")
                .append(version)
                .append("\"} ")
                .append(Math.round(seconds * 1e6) / 1e6)
                .append('\n');
        out.append("ml_inference_duration_seconds_count{version=\"")
                .append(version)
                .append("\"} ")
                .append(inferences)
                .append('\n');
        head(out, "http_requests_total", "counter", "Answered requests to /score by status.");
        requests.forEach((status, n) -> out.append("http_requests_total{status=\"")
                .append(status)
                .append("\"} ")
                .append(n)
                .append('\n'));
        head(out, "feature_store_fallbacks_total", "counter", "Predictions made without enrichment.");
        out.append("feature_store_fallbacks_total ").append(fallbacks).append('\n');
        head(out, "feature_store_breaker_open", "gauge", "1 while the circuit breaker is open.");
        out.append("feature_store_breaker_open ").append(breakerOpen ? 1 : 0).append('\n');
        head(out, "process_resident_memory_bytes", "gauge", "Resident memory size in bytes.");
        out.append("process_resident_memory_bytes ").append(memoryBytes).append('\n');
        head(out, "process_start_time_seconds", "gauge", "Start time of the process since unix epoch in seconds.");
        out.append("process_start_time_seconds ").append(number(started)).append('\n');
        return out.toString();
    }

    private void bucket(StringBuilder out, String bound, long count) {
        out.append("ml_inference_duration_seconds_bucket{version=\"")
                .append(version)
                .append("\",le=\"")
                .append(bound)
                .append("\"} ")
                .append(count)
                .append('\n');
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    private static void head(StringBuilder out, String name, String type, String help) {
        out.append("# HELP ").append(name).append(' ').append(help).append('\n');
        out.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }
}
