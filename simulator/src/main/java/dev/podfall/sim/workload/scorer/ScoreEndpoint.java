package dev.podfall.sim.workload.scorer;

import dev.podfall.sim.net.HttpRequest;
import dev.podfall.sim.net.HttpResponse;
import dev.podfall.sim.workload.ProcessContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** {@code POST /score}: checks the payload, spends CPU and memory per row, predicts. */
final class ScoreEndpoint {
    private static final int LARGEST_BODY = 8 << 20;
    private static final Duration PER_REQUEST = Duration.ofMillis(2);
    private static final Duration PER_ROW = Duration.ofNanos(400_000);
    private static final long MEMORY_PER_ROW = 256L << 10;

    private final ProcessContext process;
    private final Settings settings;
    private final Metrics metrics;
    private final JsonLog log;
    private final FeatureStoreClient features;
    private long rowsInFlight;
    private long requestNumber;

    ScoreEndpoint(
            ProcessContext process, Settings settings, Metrics metrics, JsonLog log, FeatureStoreClient features) {
        this.process = process;
        this.settings = settings;
        this.metrics = metrics;
        this.log = log;
        this.features = features;
    }

    /** Bytes that requests in flight hold now. */
    long memoryInFlight() {
        return rowsInFlight * MEMORY_PER_ROW;
    }

    /** What the log says of a request that comes before the model is loaded. */
    Map<String, Object> loading(HttpRequest request) {
        return Map.of("request_id", requestId(request), "status", 503, "error_type", "model_loading");
    }

    void handle(HttpRequest request, Consumer<HttpResponse> answer) {
        Exchange exchange = new Exchange(requestId(request), process.now(), answer);
        if (!request.method().equals("POST")) {
            exchange.refuse(405, "method_not_allowed", "use POST");
        } else if (request.body().length > LARGEST_BODY) {
            exchange.refuse(413, "payload_too_large", "body exceeds " + LARGEST_BODY + " bytes");
        } else {
            parse(request, exchange);
        }
    }

    private void parse(HttpRequest request, Exchange exchange) {
        try {
            List<double[]> rows = rows(Json.read(request.bodyText()));
            if (rows.size() > settings.maxBatch()) {
                exchange.refuse(
                        413, "batch_too_large", "batch of " + rows.size() + " rows exceeds " + settings.maxBatch());
            } else {
                work(rows, exchange);
            }
        } catch (Json.Malformed malformed) {
            exchange.refuse(400, "malformed_json", malformed.getMessage());
        } catch (SchemaError wrong) {
            exchange.refuse(422, "schema_error", wrong.getMessage());
        }
    }

    private void work(List<double[]> rows, Exchange exchange) {
        rowsInFlight += rows.size();
        process.useMemory(settings.model().memory() + memoryInFlight());
        features.enrich(rows.size(), enriched -> {
            if (!enriched) {
                metrics.fellBack();
            }
            process.compute(PER_REQUEST.plus(PER_ROW.multipliedBy(rows.size())), () -> {
                rowsInFlight -= rows.size();
                process.useMemory(settings.model().memory() + memoryInFlight());
                exchange.predict(rows, enriched);
            });
        });
    }

    private String requestId(HttpRequest request) {
        String given = request.header("x-request-id");
        return given.isEmpty() || given.length() > 64
                ? String.format("%s-%06d", process.hostname(), ++requestNumber)
                : given;
    }

    private static List<double[]> rows(Object body) {
        if (!(body instanceof Map<?, ?> members) || !(members.get("features") instanceof List<?> list)) {
            throw new SchemaError("body must be an object with \"features\": [[6 numbers], ...]");
        }
        if (list.isEmpty()) {
            throw new SchemaError("\"features\" must have at least one row");
        }
        List<double[]> rows = new ArrayList<>(list.size());
        for (int i = 0; i < list.size(); i++) {
            rows.add(row(i, list.get(i)));
        }
        return rows;
    }

    private static double[] row(int index, Object value) {
        if (!(value instanceof List<?> numbers) || numbers.size() != Model.FEATURES) {
            throw new SchemaError("features[" + index + "] must be a list of " + Model.FEATURES + " numbers");
        }
        double[] row = new double[Model.FEATURES];
        for (int i = 0; i < row.length; i++) {
            if (!(numbers.get(i) instanceof Double number)) {
                throw new SchemaError("features[" + index + "][" + i + "] must be a number");
            }
            row[i] = number;
        }
        return row;
    }

    /** The payload is JSON, but not what was agreed. */
    private static final class SchemaError extends RuntimeException {
        private static final long serialVersionUID = 1L;

        SchemaError(String message) {
            super(message);
        }
    }

    /** One request on its way to its answer. */
    private final class Exchange {
        private final String id;
        private final Instant begun;
        private final Consumer<HttpResponse> answer;

        Exchange(String id, Instant begun, Consumer<HttpResponse> answer) {
            this.id = id;
            this.begun = begun;
            this.answer = answer;
        }

        void refuse(int status, String errorType, String detail) {
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("error", errorType);
            body.put("detail", detail);
            body.put("request_id", id);
            finish(status, errorType, body);
        }

        void predict(List<double[]> rows, boolean enriched) {
            List<Integer> predictions = new ArrayList<>(rows.size());
            List<Double> scores = new ArrayList<>(rows.size());
            for (double[] row : rows) {
                double score = settings.score(row);
                boolean fraud = score >= settings.threshold();
                scores.add(score);
                predictions.add(fraud ? 1 : 0);
                metrics.predicted(fraud);
            }
            metrics.inference(millis() / 1000);
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("predictions", predictions);
            body.put("scores", scores);
            body.put("model_version", settings.model().version());
            body.put("model_name", "fraud-scorer");
            if (!enriched) {
                body.put("degraded", true);
            }
            finish(200, null, body);
        }

        private double millis() {
            return Duration.between(begun, process.now()).toNanos() / 1_000_000.0;
        }

        private void finish(int status, String errorType, Map<String, Object> body) {
            metrics.answered(status);
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("request_id", id);
            fields.put("status", status);
            fields.put("latency_ms", Math.round(millis() * 10) / 10.0);
            fields.put("error_type", errorType);
            log.line(status < 400 ? "INFO" : "WARN", "POST /score", fields);
            answer.accept(HttpResponse.json(status, Json.write(body) + "\n"));
        }
    }
}
