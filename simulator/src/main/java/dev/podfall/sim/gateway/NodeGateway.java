package dev.podfall.sim.gateway;

import java.time.Duration;
import java.util.List;

/**
 * What the API server asks of a node. The kubelet of the node that runs the pod implements it; {@code sim.api} speaks
 * the wire protocols and calls it on the loop. All callbacks come on the loop.
 */
public interface NodeGateway {
    /**
     * Reads a container's log, and follows it where asked to.
     *
     * @throws dev.podfall.sim.client.ApiException 400 with the kubelet's text when there is no log to read
     */
    Stream logs(LogRequest request, Output output);

    /** Runs a command in a running container. */
    Session exec(ExecRequest request, Output output);

    /** Joins the main process of a running container. */
    Session attach(ExecRequest request, Output output);

    /**
     * Opens a TCP connection to a port of the pod's own loopback.
     *
     * <p>When nothing listens, {@link Output#failed} tells so with the runtime's text.
     */
    Stream connect(String namespace, String pod, int port, Output output);

    /**
     * Stops the main process of a running container where it stands, as {@code kill -STOP} on the node does: it holds its
     * ports and answers nobody. The API server never asks for that; who has the node can do it.
     */
    void freeze(String namespace, String pod, String container);

    /**
     * Gives a running container moments of processor time only, or as much as its limits say again, as who has the node can:
     * work of a tenth of a second or longer waits.
     */
    void throttle(String namespace, String pod, String container, boolean on);

    /**
     * What {@code kubectl logs} asks for; null means not asked.
     *
     * @param ahead how far the client's time is before the cluster's; times that programs wrote are told in the client's
     */
    record LogRequest(
            String namespace,
            String pod,
            String container,
            boolean previous,
            boolean follow,
            boolean timestamps,
            Long tailLines,
            Long sinceSeconds,
            java.time.Instant sinceTime,
            Long limitBytes,
            Duration ahead) {
        /** For a client whose time is the cluster's. */
        public LogRequest(
                String namespace,
                String pod,
                String container,
                boolean previous,
                boolean follow,
                boolean timestamps,
                Long tailLines,
                Long sinceSeconds,
                java.time.Instant sinceTime,
                Long limitBytes) {
            this(
                    namespace,
                    pod,
                    container,
                    previous,
                    follow,
                    timestamps,
                    tailLines,
                    sinceSeconds,
                    sinceTime,
                    limitBytes,
                    Duration.ZERO);
        }
    }

    /** What {@code kubectl exec}, {@code attach} ask for. */
    record ExecRequest(
            String namespace,
            String pod,
            String container,
            List<String> command,
            boolean stdin,
            boolean stdout,
            boolean stderr,
            boolean tty) {}

    /** Where a stream's bytes go. */
    interface Output {
        /** Bytes of stdout, of the log, or of the connection. */
        void out(byte[] bytes);

        /** Bytes of stderr. */
        default void err(byte[] bytes) {
            out(bytes);
        }

        /**
         * Calls back on the loop when the client has taken most of what was said; at once if it has. A process that
         * writes much asks before it goes on. It must be called in the end, also when the client is gone.
         */
        default void whenReady(Runnable task) {
            task.run();
        }

        /** The end; {@code exitCode} is the process's for exec, 0 otherwise. Nothing follows. */
        void ended(int exitCode);

        /** It could not be done, or broke; the text is what a real kubelet or runtime says. Nothing follows. */
        void failed(String message);
    }

    /** Something open; data may be sent to it, closing it is always safe. */
    interface Stream extends AutoCloseable {
        /** Bytes for the connection (or stdin). */
        default void write(byte[] bytes) {}

        /**
         * Calls back on the loop when most of what was written has been read; at once if it has. A client that sends much
         * is made to wait until then.
         */
        default void whenReady(Runnable task) {
            task.run();
        }

        /** The client says no more, but still listens. */
        default void closeInput() {}

        @Override
        void close();
    }

    /** A process that somebody talks to. */
    interface Session extends Stream {
        /** No more stdin. */
        @Override
        void closeInput();

        /** The window changed; columns and rows in characters. */
        void resize(int columns, int rows);
    }
}
