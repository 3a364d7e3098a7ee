package dev.podfall.engine.embedded;

import dev.podfall.engine.ClusterApi.ExecResult;
import dev.podfall.engine.ClusterApi.HttpAnswer;
import dev.podfall.engine.ClusterApi.HttpCall;
import dev.podfall.engine.ClusterUnreachable;
import dev.podfall.engine.RequestRefused;
import dev.podfall.sim.Simulation;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.gateway.NodeGateway;
import dev.podfall.sim.gateway.NodeGateway.ExecRequest;
import dev.podfall.sim.gateway.NodeGateway.LogRequest;
import dev.podfall.sim.loop.LoopSilent;
import dev.podfall.sim.net.HttpRequest;
import dev.podfall.sim.net.HttpResult;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** What happens on nodes takes time: asks, and lets the cluster run until the answer is there. */
final class EmbeddedNodes {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Simulation simulation;
    private final EmbeddedCluster cluster;

    EmbeddedNodes(Simulation simulation, EmbeddedCluster cluster) {
        this.simulation = simulation;
        this.cluster = cluster;
    }

    String logs(String namespace, String pod, String container, boolean previous) {
        LogRequest request = new LogRequest(namespace, pod, container, previous, false, false, null, null, null, null);
        Collected output = new Collected();
        onLoop(() -> simulation.gateway().logs(request, output));
        await(output, "the log of " + pod);
        return output.text(output.stdout);
    }

    ExecResult exec(String namespace, String pod, String container, List<String> command) {
        ExecRequest request = new ExecRequest(namespace, pod, container, command, false, true, true, false);
        Collected output = new Collected();
        onLoop(() -> simulation.gateway().exec(request, output));
        await(output, String.join(" ", command) + " in " + pod);
        return new ExecResult(output.exitCode, output.text(output.stdout), output.text(output.stderr));
    }

    HttpAnswer http(HttpCall call) {
        byte[] body = call.body() == null ? new byte[0] : call.body().toString().getBytes(StandardCharsets.UTF_8);
        URI url = URI.create(call.url());
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("host", call.host() == null ? url.getAuthority() : call.host());
        if (body.length > 0) {
            headers.put("content-type", "application/json");
        }
        HttpRequest request = new HttpRequest(call.method(), serviceAddress(url), headers, body);
        AtomicReference<HttpResult> answer = new AtomicReference<>();
        onLoop(() -> {
            simulation.network(null, null).http(request, call.timeout(), answer::set);
            return null;
        });
        cluster.awaitAnswer(() -> answer.get() != null, call.timeout().plusSeconds(1));
        return answer(answer.get());
    }

    /** Nodes do not use the cluster's DNS: a Service's name becomes its address here. */
    private String serviceAddress(URI url) {
        String[] name = String.valueOf(url.getHost()).split("\\.");
        if (name.length < 2) {
            return url.toString();
        }
        return simulation
                .with(c -> c.find(Resources.SERVICES, name[1], name[0]))
                .map(s -> s.at("/spec/clusterIP").asText())
                .filter(ip -> !ip.isEmpty() && !ip.equals("None"))
                .map(ip -> url.toString().replaceFirst(url.getHost(), ip))
                .orElse(url.toString());
    }

    private static HttpAnswer answer(HttpResult result) {
        if (result == null) {
            return new HttpAnswer(0, "", "timeout");
        }
        if (!result.ok()) {
            return new HttpAnswer(
                    0, "", result.failure().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        }
        return new HttpAnswer(result.response().status(), result.response().bodyText(), null);
    }

    private <T> T onLoop(Supplier<T> task) {
        try {
            return simulation.onLoop(task);
        } catch (ApiException no) {
            throw EmbeddedApi.refused(no);
        } catch (LoopSilent silent) {
            throw new ClusterUnreachable(silent.getMessage(), silent);
        }
    }

    private void await(Collected output, String what) {
        if (!cluster.awaitAnswer(() -> output.done, PATIENCE)) {
            throw new ClusterUnreachable("No answer within " + PATIENCE.toSeconds() + " s: " + what, null);
        }
        if (output.failure != null) {
            throw new RequestRefused(500, "InternalError", output.failure);
        }
    }

    /** Keeps what a node sends. */
    private static final class Collected implements NodeGateway.Output {
        private final StringBuffer stdout = new StringBuffer();
        private final StringBuffer stderr = new StringBuffer();
        private volatile boolean done;
        private volatile int exitCode;
        private volatile String failure;

        @Override
        public void out(byte[] bytes) {
            stdout.append(new String(bytes, StandardCharsets.UTF_8));
        }

        @Override
        public void err(byte[] bytes) {
            stderr.append(new String(bytes, StandardCharsets.UTF_8));
        }

        @Override
        public void ended(int code) {
            exitCode = code;
            done = true;
        }

        @Override
        public void failed(String message) {
            failure = message;
            done = true;
        }

        String text(StringBuffer buffer) {
            return buffer.toString();
        }
    }
}
