package dev.podfall.sim.streaming;

import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.gateway.NodeGateway;
import dev.podfall.sim.loop.EventLoop;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * One forwarded connection. The node's side is called and calls on the loop, the client's side on the connection's
 * thread.
 */
final class Forward implements NodeGateway.Output {
    private final EventLoop loop;
    private final Executor network;
    private final Client client;
    private final Deque<Consumer<NodeGateway.Stream>> early = new ArrayDeque<>();
    private NodeGateway.Stream stream;
    private boolean over;

    Forward(EventLoop loop, Executor network, Client client) {
        this.loop = loop;
        this.network = network;
        this.client = client;
    }

    /** The client's side; on the connection's thread. */
    interface Client {
        void data(byte[] bytes);

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
            }
        });
    }

    @Override
    public void out(byte[] bytes) {
        network.execute(() -> client.data(bytes));
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

    /** From the client. */
    void input(byte[] bytes) {
        tell(s -> s.write(bytes));
    }

    /** The client says no more, but may still listen. */
    void inputEnded() {
        tell(NodeGateway.Stream::closeInput);
    }

    void clientGone() {
        tell(s -> {
            over = true;
            s.close();
        });
    }

    private void tell(Consumer<NodeGateway.Stream> word) {
        loop.submit(() -> {
            if (over) {
                return;
            }
            if (stream == null) {
                early.add(word);
            } else {
                word.accept(stream);
            }
        });
    }
}
