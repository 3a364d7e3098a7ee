package dev.podfall.sim.workload.scorer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.net.HttpRequest;
import dev.podfall.sim.net.HttpResponse;
import dev.podfall.sim.workload.ProcessContext;
import dev.podfall.sim.workload.Program;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The model server {@code fraud-scorer}: loads its model (time, CPU, memory), then answers {@code POST /score},
 * {@code /healthz}, {@code /ready} and {@code /metrics}. Which model it serves is baked into its image
 * ({@code MODEL_VERSION}), unless {@code MODEL_DIR} names a folder it lies in; see {@link Settings} for what it needs to start.
 */
public final class FraudScorer implements Program {
    private static final Duration STEP = Duration.ofMillis(250);
    private static final long RUNTIME_MEMORY = 48L << 20;
    private static final Duration LONGEST_DRAIN = Duration.ofSeconds(20);

    private ProcessContext process;
    private Settings settings;
    private JsonLog log;
    private Metrics metrics;
    private FeatureStoreClient features;
    private ScoreEndpoint score;
    private int steps;
    private boolean ready;
    private boolean stopping;
    private int inFlight;

    @Override
    public void start(ProcessContext newProcess) {
        if (prepare(newProcess)) {
            log.info("fraud-scorer starting, loading model " + settings.model().version());
            if (listen()) {
                log.info("listening on 0.0.0.0:" + settings.port());
            }
            load();
        }
    }

    private boolean prepare(ProcessContext newProcess) {
        process = newProcess;
        String version = process.environment().getOrDefault("MODEL_VERSION", "unknown");
        log = new JsonLog(process, version);
        process.useMemory(RUNTIME_MEMORY);
        try {
            settings = Settings.read(process);
        } catch (Settings.Missing missing) {
            log.fatal(missing.type(), missing.getMessage());
            process.exit(1);
            return false;
        }
        metrics = new Metrics(version, process.now().getEpochSecond());
        features = new FeatureStoreClient(process, settings);
        score = new ScoreEndpoint(process, settings, metrics, log, features);
        return true;
    }

    private boolean listen() {
        boolean bound = process.listen(settings.port(), this::handle);
        if (!bound) {
            log.fatal("BindError", "address already in use: 0.0.0.0:" + settings.port());
            process.exit(1);
        }
        return bound;
    }

    /** Half of each step is reading, half is computing, so a CPU limit draws loading out. */
    private void load() {
        int all = (int) (settings.model().loadTime().toMillis() / STEP.toMillis());
        if (steps >= all) {
            process.useMemory(settings.model().memory());
            ready = true;
            log.info("model " + settings.model().version() + " loaded");
            return;
        }
        process.after(
                STEP.dividedBy(2),
                () -> process.compute(STEP.dividedBy(2), () -> {
                    steps++;
                    process.useMemory(RUNTIME_MEMORY + (settings.model().memory() - RUNTIME_MEMORY) * steps / all);
                    load();
                }));
    }

    private void handle(HttpRequest request, Consumer<HttpResponse> answer) {
        switch (request.path()) {
            case "/healthz" -> answer.accept(HttpResponse.text(200, "ok\n"));
            case "/ready" ->
                answer.accept(
                        ready && !stopping
                                ? HttpResponse.text(200, "ready\n")
                                : HttpResponse.text(503, stopping ? "stopping\n" : "model loading\n"));
            case "/metrics" ->
                answer.accept(HttpResponse.of(
                        200, "text/plain; version=0.0.4; charset=utf-8", metrics.text(memory(), features.open())));
            case "/score" -> scoreOrWait(request, answer);
            case "/" -> answer.accept(HttpResponse.json(200, about()));
            default -> answer.accept(HttpResponse.json(404, "{\"error\":\"not_found\"}\n"));
        }
    }

    private void scoreOrWait(HttpRequest request, Consumer<HttpResponse> answer) {
        if (!ready) {
            metrics.answered(503);
            log.line("WARN", "POST /score", score.loading(request));
            answer.accept(HttpResponse.json(503, "{\"error\":\"model_loading\"}\n"));
            return;
        }
        inFlight++;
        score.handle(request, response -> {
            inFlight--;
            answer.accept(response);
            stopIfDone();
        });
    }

    private String about() {
        return Json.write(Map.of(
                        "model_name",
                        "fraud-scorer",
                        "model_version",
                        settings.model().version())) + "\n";
    }

    private long memory() {
        return (ready ? settings.model().memory() : RUNTIME_MEMORY) + score.memoryInFlight();
    }

    /** TERM: finishes what is in flight, then ends well. */
    @Override
    public void signal(ProcessContext same, Signal signal) {
        if (signal == Signal.HUP || settings == null || stopping) {
            return;
        }
        stopping = true;
        log.info("received SIG" + signal + ", finishing " + inFlight + " requests");
        process.stopListening(settings.port());
        process.after(LONGEST_DRAIN, () -> process.exit(0));
        stopIfDone();
    }

    private void stopIfDone() {
        if (stopping && inFlight == 0) {
            process.exit(0);
        }
    }

    @Override
    public JsonNode save() {
        ObjectNode state = JsonNodeFactory.instance.objectNode();
        return state.put("ready", ready).put("steps", steps);
    }

    @Override
    public void resume(ProcessContext newProcess, JsonNode state) {
        if (prepare(newProcess)) {
            listen();
            steps = state == null ? Integer.MAX_VALUE : state.path("steps").asInt();
            if (state == null || state.path("ready").asBoolean()) {
                process.useMemory(settings.model().memory());
                ready = true;
            } else {
                load();
            }
        }
    }
}
