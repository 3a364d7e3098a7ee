package dev.podfall.program;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.Simulation;
import dev.podfall.sim.SimulationSpec;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.gateway.NodeGateway;
import dev.podfall.sim.gateway.NodeGateway.LogRequest;
import dev.podfall.sim.kubelet.node.NodeSpec;
import dev.podfall.sim.net.HttpRequest;
import dev.podfall.sim.net.HttpResponse;
import dev.podfall.sim.net.HttpResult;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/** The fraud-scorer in a pod of a cluster of its own. Time passes only when asked to. */
final class SimulatedScorer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String NAMESPACE = "default";
    private static final String POD = "p";

    private final Simulation simulation;

    private SimulatedScorer(Simulation simulation) {
        this.simulation = simulation;
    }

    static SimulatedScorer start(String version, Map<String, String> environment) {
        NodeSpec node = new NodeSpec("node-1", 4000, 16L << 30, 110, Map.of(), Map.of(), List.of());
        Simulation simulation = Simulation.start(
                new SimulationSpec("scorer", 1, Instant.parse("2026-01-01T00:00:00Z"), List.of(node), 0, null));
        ObjectNode pod = new ObjectMapper().createObjectNode();
        pod.put("apiVersion", "v1").put("kind", "Pod");
        pod.putObject("metadata").put("name", POD).put("namespace", NAMESPACE);
        ObjectNode spec = pod.putObject("spec").put("restartPolicy", "Never");
        ObjectNode container = spec.putArray("containers").addObject();
        container.put("name", "c").put("image", "registry.ml.internal/fraud-scorer:" + version);
        var variables = container.putArray("env");
        environment.forEach(
                (name, value) -> variables.addObject().put("name", name).put("value", value));
        container
                .putObject("readinessProbe")
                .putObject("httpGet")
                .put("path", "/ready")
                .put("port", 8080);
        simulation.with(api -> api.create(Resources.PODS, pod));
        return new SimulatedScorer(simulation);
    }

    void awaitReady() {
        await(() -> status().path("ready").asBoolean());
    }

    /** A request from the node. */
    HttpResponse post(String path, String body) {
        String url = "http://" + pod().at("/status/podIP").asText() + ":8080" + path;
        HttpRequest request = new HttpRequest("POST", url, Map.of(), body.getBytes(StandardCharsets.UTF_8));
        AtomicReference<HttpResult> answer = new AtomicReference<>();
        simulation.onLoop(() -> {
            simulation.network(null, null).http(request, Duration.ofSeconds(10), answer::set);
            return null;
        });
        await(() -> answer.get() != null);
        return answer.get().response();
    }

    int exitCode() {
        await(() -> status().at("/state/terminated").isObject());
        return status().at("/state/terminated/exitCode").asInt();
    }

    /** What it printed. */
    String log() {
        Log log = new Log();
        LogRequest all = new LogRequest(NAMESPACE, POD, "c", false, false, false, null, null, null, null);
        simulation.onLoop(() -> simulation.gateway().logs(all, log));
        await(() -> log.whole);
        return log.text.toString();
    }

    private JsonNode status() {
        return pod().at("/status/containerStatuses/0");
    }

    private JsonNode pod() {
        return simulation.with(
                api -> api.find(Resources.PODS, NAMESPACE, POD).orElseThrow().deepCopy());
    }

    private void await(BooleanSupplier done) {
        if (!simulation.advanceUntil(done, PATIENCE)) {
            throw new AssertionError("Not within " + PATIENCE + " of the cluster's time: " + pod());
        }
    }

    @Override
    public void close() {
        simulation.close();
    }

    /** Keeps what the node sends. */
    private static final class Log implements NodeGateway.Output {
        private final StringBuffer text = new StringBuffer();
        private volatile boolean whole;

        @Override
        public void out(byte[] bytes) {
            text.append(new String(bytes, StandardCharsets.UTF_8));
        }

        @Override
        public void err(byte[] bytes) {
            out(bytes);
        }

        @Override
        public void ended(int code) {
            whole = true;
        }

        @Override
        public void failed(String message) {
            text.append(message);
            whole = true;
        }
    }
}
