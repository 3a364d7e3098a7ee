package dev.podfall.engine.embedded;

import dev.podfall.engine.ClusterApi.ExecResult;
import dev.podfall.engine.ClusterUnreachable;
import dev.podfall.engine.RequestRefused;
import dev.podfall.sim.Simulation;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.gateway.NodeGateway;
import dev.podfall.sim.gateway.NodeGateway.ExecRequest;
import dev.podfall.sim.gateway.NodeGateway.LogRequest;
import dev.podfall.sim.loop.LoopSilent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
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

    void freeze(String namespace, String pod, String container) {
        onLoop(() -> {
            simulation.gateway().freeze(namespace, pod, container);
            return null;
        });
    }

    void throttle(String namespace, String pod, String container, boolean on) {
        onLoop(() -> {
            simulation.gateway().throttle(namespace, pod, container, on);
            return null;
        });
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
            throw new ClusterUnreachable(
                    "No answer within " + PATIENCE.toSeconds() + " s of the cluster's time: " + what, null);
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
