package dev.podfall.sim.streaming;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.gateway.NodeGateway;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** A command over SPDY: one stream each for stdin, stdout, stderr, errors and sizes, named by a header. */
final class CommandStreams implements SpdyStreams.Listener, Conversation.Client {
    private static final String ERROR = "error";
    private static final String STDIN = "stdin";
    private static final String STDOUT = "stdout";
    private static final String STDERR = "stderr";
    private static final String RESIZE = "resize";

    private final Conversation conversation;
    private final Set<String> expected = new HashSet<>(Set.of(ERROR));
    private final Map<String, SpdyStreams.Stream> streams = new HashMap<>();

    CommandStreams(Conversation conversation, NodeGateway.ExecRequest command) {
        this.conversation = conversation;
        add(STDIN, command.stdin());
        add(STDOUT, command.stdout());
        add(STDERR, command.stderr());
        add(RESIZE, command.tty());
    }

    private void add(String stream, boolean wanted) {
        if (wanted) {
            expected.add(stream);
        }
    }

    @Override
    public SpdyStreams.StreamListener opened(SpdyStreams.Stream stream) {
        String type = stream.header("streamtype");
        streams.put(type, stream);
        if (expected.remove(type) && expected.isEmpty()) {
            conversation.open(this);
        }
        return new Listener(type);
    }

    @Override
    public void connectionClosed() {
        conversation.clientGone();
    }

    @Override
    public void out(byte[] bytes, Runnable taken) {
        send(STDOUT, bytes, taken);
    }

    @Override
    public void err(byte[] bytes, Runnable taken) {
        send(STDERR, bytes, taken);
    }

    @Override
    public void finish(ObjectNode status) {
        send(ERROR, status.toString().getBytes(StandardCharsets.UTF_8), () -> {});
        SpdyStreams.Stream error = streams.get(ERROR);
        streams.values().forEach(SpdyStreams.Stream::end);
        error.endConnection();
    }

    private void send(String name, byte[] bytes, Runnable taken) {
        SpdyStreams.Stream stream = streams.get(name);
        if (stream != null) {
            stream.send(bytes, taken);
        } else {
            taken.run();
        }
    }

    /** What the client says on one of the streams. */
    private final class Listener implements SpdyStreams.StreamListener {
        private final String type;

        Listener(String type) {
            this.type = type;
        }

        @Override
        public void data(byte[] bytes) {
            if (type.equals(STDIN)) {
                conversation.input(bytes);
            } else if (type.equals(RESIZE)) {
                TerminalSize.parse(bytes).ifPresent(s -> conversation.resized(s.columns(), s.rows()));
            }
        }

        @Override
        public void ended() {
            if (type.equals(STDIN)) {
                conversation.inputEnded();
            }
        }

        @Override
        public void reset() {
            ended();
        }
    }
}
