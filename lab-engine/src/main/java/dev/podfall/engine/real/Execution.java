package dev.podfall.engine.real;

import dev.podfall.engine.ClusterApi.ExecResult;
import dev.podfall.engine.ClusterUnreachable;
import dev.podfall.engine.RequestRefused;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.ExecListener;
import io.fabric8.kubernetes.client.dsl.ExecWatch;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A command in a container, from its start to its end. */
final class Execution {
    /** Bytes of output that are kept. */
    static final int MOST_OUTPUT = 8 << 20;

    private final Connection connection;
    private final String namespace;
    private final String pod;

    Execution(Connection connection, String namespace, String pod) {
        this.connection = connection;
        this.namespace = namespace;
        this.pod = pod;
    }

    ExecResult run(String container, List<String> command) {
        Kept stdout = new Kept();
        Kept stderr = new Kept();
        End end = new End();
        String what = String.join(" ", command) + " in " + pod;
        try (ExecWatch running = start(container, command, stdout, stderr, end)) {
            int code = end.code.get(Connection.PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return new ExecResult(code, stdout.text(), stderr.text());
        } catch (KubernetesClientException no) {
            throw Connection.translated(no, what);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RequestRefused refused) {
                throw refused;
            }
            throw failed.getCause() instanceof KubernetesClientException no
                    ? Connection.translated(no, what)
                    : new ClusterUnreachable("No answer: " + what + ": " + Failure.words(failed), failed);
        } catch (TimeoutException late) {
            throw new ClusterUnreachable("No answer within " + Connection.PATIENCE.toSeconds() + " s: " + what, late);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new ClusterUnreachable("Stopped waiting: " + what, stop);
        }
    }

    private ExecWatch start(String container, List<String> command, Kept stdout, Kept stderr, End end) {
        var pods = connection.client().pods().inNamespace(namespace).withName(pod);
        var chosen = container == null ? pods : pods.inContainer(container);
        return chosen.writingOutput(stdout)
                .writingError(stderr)
                .usingListener(end)
                .exec(command.toArray(String[]::new));
    }

    /** Learns how it ended. */
    private static final class End implements ExecListener {
        private final CompletableFuture<Integer> code = new CompletableFuture<>();

        @Override
        public void onExit(int exitCode, Status status) {
            if (exitCode < 0) {
                String message = status == null ? "the command did not start" : status.getMessage();
                code.completeExceptionally(new RequestRefused(500, "InternalError", message));
            } else {
                code.complete(exitCode);
            }
        }

        @Override
        public void onFailure(Throwable failure, Response response) {
            code.completeExceptionally(failure);
        }

        @Override
        public void onClose(int closeCode, String reason) {
            // A connection that ends without an exit code was cut off; with one this changes nothing.
            code.completeExceptionally(new ClusterUnreachable("The connection was closed: " + reason, null));
        }
    }

    /** Keeps output, up to a limit. */
    private static final class Kept extends ByteArrayOutputStream {
        @Override
        public synchronized void write(byte[] bytes, int offset, int length) {
            super.write(bytes, offset, Math.min(length, MOST_OUTPUT - count));
        }

        @Override
        public synchronized void write(int one) {
            if (count < MOST_OUTPUT) {
                super.write(one);
            }
        }

        String text() {
            return toString(StandardCharsets.UTF_8);
        }
    }
}
