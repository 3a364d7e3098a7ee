package dev.podfall.sim.streaming;

import dev.podfall.sim.api.http.Unread;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.gateway.NodeGateway;
import dev.podfall.sim.loop.EventLoop;
import io.netty.channel.Channel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One forwarded connection. The node's side is called and calls on the loop, the client's side on the connection's
 * thread.
 */
final class Forward implements NodeGateway.Output {
    private static final Logger LOG = LoggerFactory.getLogger(Forward.class);

    private final EventLoop loop;
    private final Executor network;
    private final Client client;
    private final Unread said;
    private final Intake intake;
    private final Deque<Consumer<NodeGateway.Stream>> early = new ArrayDeque<>();
    private NodeGateway.Stream stream;
    private boolean over;

    Forward(EventLoop loop, Channel channel, Intake intake, Client client) {
        this.loop = loop;
        this.network = channel.eventLoop();
        this.client = client;
        this.said = new Unread(loop::submit);
        this.intake = intake;
    }

    /** The client's side; on the connection's thread. */
    interface Client {
        /** @param taken to be told once the bytes are on their way, or when they never will be */
        void data(byte[] bytes, Runnable taken);

        /** It broke or could not be opened; {@link #finish} follows. */
        void error(String message);

        void finish();
    }

    /** Connects. From any thread. */
    void dial(NodeGateway gateway, PodTarget target, int port) {
        loop.submit(() -> {
            try {
                NodeGateway.Stream opened = gateway.connect(target.namespace(), target.pod(), port, this);
                stream = opened;
                early.forEach(word -> word.accept(opened));
                early.clear();
            } catch (ApiException e) {
                failed("error forwarding port " + port + " to pod " + target.pod() + ", uid : " + e.getMessage());
            } catch (RuntimeException defect) {
                broke(defect);
            }
        });
    }

    @Override
    public void out(byte[] bytes) {
        said.said(bytes.length);
        network.execute(() -> client.data(bytes, () -> said.taken(bytes.length)));
    }

    @Override
    public void whenReady(Runnable task) {
        said.whenLittle(task);
    }

    @Override
    public void ended(int exitCode) {
        if (!over) {
            over = true;
            network.execute(client::finish);
        }
    }

    @Override
    public void failed(String message) {
        if (!over) {
            over = true;
            network.execute(() -> {
                client.error(message);
                client.finish();
            });
        }
    }

    private void broke(RuntimeException defect) {
        LOG.error("A defect in a forwarded connection", defect);
        if (stream != null) {
            stream.close();
        }
        failed("internal error: " + defect);
    }

    /** From the client; on the connection's thread. */
    void input(byte[] bytes) {
        intake.received(bytes.length);
        tell(
                s -> {
                    s.write(bytes);
                    s.whenReady(() -> intake.dealtWith(bytes.length));
                },
                () -> intake.dealtWith(bytes.length));
    }

    /** The client says no more, but may still listen. */
    void inputEnded() {
        tell(NodeGateway.Stream::closeInput, () -> {});
    }

    void clientGone() {
        said.end();
        tell(
                s -> {
                    over = true;
                    s.close();
                },
                () -> {});
    }

    /** @param orElse what to do when it is over */
    private void tell(Consumer<NodeGateway.Stream> word, Runnable orElse) {
        loop.submit(() -> {
            if (over) {
                orElse.run();
            } else if (stream == null) {
                early.add(word);
            } else {
                try {
                    word.accept(stream);
                } catch (RuntimeException defect) {
                    broke(defect);
                }
            }
        });
    }
}
