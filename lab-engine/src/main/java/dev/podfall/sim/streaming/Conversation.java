package dev.podfall.sim.streaming;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.gateway.NodeGateway;
import dev.podfall.sim.loop.EventLoop;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * A command and the client that talks to it. The node's side is called and calls on the loop, the client's side on the
 * connection's thread. What the command says before the connection is ready is kept.
 */
final class Conversation implements NodeGateway.Output {
    private final EventLoop loop;
    private final Executor network;
    private NodeGateway.Session session;
    private boolean over;

    private final Deque<Consumer<Client>> unsaid = new ArrayDeque<>();
    private Client client;

    Conversation(EventLoop loop, Executor network) {
        this.loop = loop;
        this.network = network;
    }

    /** The client's side; all of it on the connection's thread. */
    interface Client {
        void out(byte[] bytes);

        void err(byte[] bytes);

        /** How it ended, as a {@code v1 Status} without apiVersion and kind. Nothing follows. */
        void finish(ObjectNode status);
    }

    /** On the loop, once. */
    void with(NodeGateway.Session newSession) {
        session = newSession;
    }

    /** The connection is ready. On its thread, once. */
    void open(Client newClient) {
        client = newClient;
        for (Consumer<Client> word = unsaid.poll(); word != null; word = unsaid.poll()) {
            word.accept(client);
        }
    }

    private void say(Consumer<Client> word) {
        network.execute(() -> {
            if (client == null) {
                unsaid.add(word);
            } else {
                word.accept(client);
            }
        });
    }

    @Override
    public void out(byte[] bytes) {
        say(c -> c.out(bytes));
    }

    @Override
    public void err(byte[] bytes) {
        say(c -> c.err(bytes));
    }

    @Override
    public void ended(int exitCode) {
        over = true;
        say(c -> c.finish(exitCode == 0 ? ExitStatus.success() : ExitStatus.exited(exitCode)));
    }

    @Override
    public void failed(String message) {
        over = true;
        say(c -> c.finish(ExitStatus.failed(message)));
    }

    /** From the client; any thread. */
    void input(byte[] bytes) {
        tell(s -> s.write(bytes));
    }

    void inputEnded() {
        tell(NodeGateway.Session::closeInput);
    }

    void resized(int columns, int rows) {
        tell(s -> s.resize(columns, rows));
    }

    void clientGone() {
        tell(NodeGateway.Session::close);
    }

    private void tell(Consumer<NodeGateway.Session> word) {
        loop.submit(() -> {
            if (session != null && !over) {
                word.accept(session);
            }
        });
    }
}
