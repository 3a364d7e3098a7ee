package dev.podfall.sim.kubelet.launch;

import dev.podfall.sim.gateway.NodeGateway.Output;
import dev.podfall.sim.gateway.NodeGateway.Session;
import dev.podfall.sim.kubelet.host.GoDuration;
import dev.podfall.sim.kubelet.host.Host;
import dev.podfall.sim.loop.Timer;
import dev.podfall.sim.workload.ContainerRuntime.Container;
import dev.podfall.sim.workload.ContainerRuntime.StartFailure;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Runs a command in a container to its end, for probes and hooks. Mirrors {@code RunInContainer}. */
public final class CommandRunner {
    private static final int MOST_OUTPUT = 10 * 1024;

    private final Host host;

    public CommandRunner(Host host) {
        this.host = host;
    }

    /**
     * What became of it.
     *
     * @param exitCode of the command; -1 when it did not run to its end
     * @param output stdout and stderr as they came
     * @param error why it did not run to its end, or null
     * @param timedOut whether the reason is its time limit
     */
    public record Result(int exitCode, String output, String error, boolean timedOut) {}

    /** @param timeout zero for none */
    public void run(Container container, List<String> command, Duration timeout, Consumer<Result> done) {
        Run run = new Run(command, done);
        Session session;
        try {
            session = container.exec(command, false, run);
        } catch (StartFailure notFound) {
            run.finish(-1, refusal(host, notFound), false);
            return;
        }
        if (!timeout.isZero() && !run.finished) {
            String what = "kubelet " + host.node() + ": time limit of " + command;
            run.limit = host.time().after(timeout, what, () -> {
                run.finish(
                        -1,
                        "command timed out: \"" + shell(command) + "\" timed out after " + GoDuration.of(timeout),
                        true);
                session.close();
            });
        }
    }

    /** What containerd says when runc could not start the command; each try has an id of its own. */
    public static String refusal(Host host, StartFailure failure) {
        return "failed to exec in container: failed to start exec \""
                + host.dice().hex(64)
                + "\": OCI runtime exec failed: exec failed: unable to start container process: "
                + failure.getMessage();
    }

    private static String shell(List<String> command) {
        return String.join(" ", command);
    }

    private static final class Run implements Output {
        private final List<String> command;
        private final Consumer<Result> done;
        private final ByteArrayOutputStream output = new ByteArrayOutputStream();
        private Timer limit;
        private boolean finished;

        Run(List<String> command, Consumer<Result> done) {
            this.command = command;
            this.done = done;
        }

        @Override
        public void out(byte[] bytes) {
            output.write(bytes, 0, Math.min(bytes.length, Math.max(0, MOST_OUTPUT - output.size())));
        }

        @Override
        public void ended(int exitCode) {
            finish(exitCode, null, false);
        }

        @Override
        public void failed(String message) {
            finish(-1, message, false);
        }

        private void finish(int code, String error, boolean timedOut) {
            if (finished) {
                return;
            }
            finished = true;
            if (limit != null) {
                limit.cancel();
            }
            String text = output.toString(StandardCharsets.UTF_8);
            String why = error == null && code != 0
                    ? "command '" + shell(command) + "' exited with " + code + ": " + text
                    : error;
            done.accept(new Result(code, text, why, timedOut));
        }
    }
}
