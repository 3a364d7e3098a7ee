package dev.podfall.sim.net.cluster;

import dev.podfall.sim.loop.Timeline;
import dev.podfall.sim.net.TcpPeer;
import dev.podfall.sim.net.TcpStream;
import java.time.Duration;

/** A TCP connection: two directions, each in order, a fraction of a millisecond away from each other. */
final class Connection {
    private static final Duration DELAY = Duration.ofNanos(200_000);

    private final Timeline timeline;
    private final TcpPeer client;
    private TcpPeer server;
    private Runnable onEnd = () -> {};
    private boolean clientDone;
    private boolean serverDone;
    private boolean broken;

    Connection(Timeline timeline, TcpPeer client) {
        this.timeline = timeline;
        this.client = client;
    }

    void server(TcpPeer peer) {
        this.server = peer;
    }

    void onEnd(Runnable task) {
        this.onEnd = task;
    }

    /** What the server writes to. */
    TcpStream toClient() {
        return new Way(false);
    }

    /** What the client writes to. */
    TcpStream toServer() {
        return new Way(true);
    }

    /** The server's process died. */
    void breakUp() {
        if (!broken) {
            broken = true;
            timeline.soon("connection reset", client::reset);
        }
    }

    private void done() {
        if (clientDone && serverDone) {
            onEnd.run();
        }
    }

    private final class Way implements TcpStream {
        private final boolean towardsServer;

        Way(boolean towardsServer) {
            this.towardsServer = towardsServer;
        }

        private TcpPeer other() {
            return towardsServer ? server : client;
        }

        private boolean finished() {
            return broken || (towardsServer ? clientDone : serverDone);
        }

        @Override
        public void write(byte[] bytes) {
            if (!finished()) {
                timeline.after(DELAY, "tcp data", () -> {
                    if (!broken) {
                        other().received(bytes);
                    }
                });
            }
        }

        @Override
        public void whenReady(Runnable task) {
            timeline.after(DELAY, "tcp window", () -> {
                if (broken) {
                    task.run();
                } else {
                    other().whenReady(task);
                }
            });
        }

        @Override
        public void close() {
            if (finished()) {
                return;
            }
            if (towardsServer) {
                clientDone = true;
            } else {
                serverDone = true;
            }
            timeline.after(DELAY, "tcp end", () -> {
                if (!broken) {
                    other().closed();
                }
            });
            done();
        }

        @Override
        public void reset() {
            if (!broken) {
                broken = true;
                timeline.after(DELAY, "tcp reset", () -> other().reset());
                onEnd.run();
            }
        }
    }
}
