package dev.podfall.sim.streaming;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.api.http.Unread;
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
 * A command and the client that talks to it. The node's side is called and calls on the loop, the client's side on the
 * connection's thread. What the command says before the connection is ready is kept.
 */
final class Conversation implements NodeGateway.Output {
    private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);

    private final EventLoop loop;
    private final Executor network;
    private final Unread said;
    private final Intake intake;
    private NodeGateway.Session session;
    private boolean over;

    private final Deque<Consumer<Client>> unsaid = new ArrayDeque<>();
    private Client client;

    Conversation(EventLoop loop, Channel channel) {
        this.loop = loop;
        this.network = channel.eventLoop();
        this.said = new Unread(loop::submit);
        this.intake = new Intake(channel);
    }

    /** The client's side; all of it on the connection's thread. */
    interface Client {
        /** @param taken to be told once the bytes are on their way, or when they never will be */
        void out(byte[] bytes, Runnable taken);

        void err(byte[] bytes, Runnable taken);

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
        said.said(bytes.length);
        say(c -> c.out(bytes, () -> said.taken(bytes.length)));
    }

    @Override
    public void err(byte[] bytes) {
        said.said(bytes.length);
        say(c -> c.err(bytes, () -> said.taken(bytes.length)));
    }

    @Override
    public void whenReady(Runnable task) {
        said.whenLittle(task);
    }

    @Override
    public void ended(int exitCode) {
        end();
        say(c -> c.finish(exitCode == 0 ? ExitStatus.success() : ExitStatus.exited(exitCode)));
    }

    @Override
    public void failed(String message) {
        end();
        say(c -> c.finish(ExitStatus.failed(message)));
    }

    private void end() {
        over = true;
        intake.end();
    }

    /** From the client; on the connection's thread. */
    void input(byte[] bytes) {
        intake.received(bytes.length);
        tell(s -> {
            s.write(bytes);
            s.whenReady(() -> intake.dealtWith(bytes.length));
        });
    }

    void inputEnded() {
        tell(NodeGateway.Session::closeInput);
    }

    void resized(int columns, int rows) {
        tell(s -> s.resize(columns, rows));
    }

    void clientGone() {
        said.end();
        tell(NodeGateway.Session::close);
    }

    private void tell(Consumer<NodeGateway.Session> word) {
        loop.submit(() -> {
            if (session == null || over) {
                return;
            }
            try {
                word.accept(session);
            } catch (RuntimeException defect) {
                LOG.error("A defect in a container's session", defect);
                session.close();
                failed("internal error: " + defect);
            }
        });
    }
}
