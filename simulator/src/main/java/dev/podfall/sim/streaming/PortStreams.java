package dev.podfall.sim.streaming;

import dev.podfall.sim.client.ApiException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Forwarded ports over SPDY: each local connection is a pair of streams, for data and for errors, with one request id. */
final class PortStreams implements SpdyStreams.Listener {
    private static final SpdyStreams.StreamListener DEAF = new SpdyStreams.StreamListener() {
        @Override
        public void data(byte[] bytes) {
            // Clients have nothing to say there.
        }

        @Override
        public void ended() {
            // They say so at once.
        }

        @Override
        public void reset() {
            // Nothing hangs on it.
        }
    };

    private final PortForwards.Dialer dialer;
    private final Map<String, SpdyStreams.Stream> errorStreams = new HashMap<>();
    private final Set<Forward> forwards = new HashSet<>();

    PortStreams(PortForwards.Dialer dialer) {
        this.dialer = dialer;
    }

    @Override
    public SpdyStreams.StreamListener opened(SpdyStreams.Stream stream) {
        String id = stream.header("requestid");
        if (stream.header("streamtype").equals("error")) {
            errorStreams.put(id, stream);
            return DEAF;
        }
        SpdyStreams.Stream errors = errorStreams.remove(id);
        if (errors == null) {
            stream.end();
            return DEAF;
        }
        try {
            Forward forward = dialer.dial(PortForwards.port(stream.header("port")), client(stream, errors));
            forwards.add(forward);
            return listener(forward);
        } catch (ApiException noPort) {
            errors.send(noPort.getMessage().getBytes(StandardCharsets.UTF_8), () -> {});
            errors.end();
            stream.end();
            return DEAF;
        }
    }

    private static Forward.Client client(SpdyStreams.Stream data, SpdyStreams.Stream errors) {
        return new Forward.Client() {
            @Override
            public void data(byte[] bytes, Runnable taken) {
                data.send(bytes, taken);
            }

            @Override
            public void error(String message) {
                errors.send(message.getBytes(StandardCharsets.UTF_8), () -> {});
            }

            @Override
            public void finish() {
                errors.end();
                data.end();
            }
        };
    }

    private SpdyStreams.StreamListener listener(Forward forward) {
        return new SpdyStreams.StreamListener() {
            @Override
            public void data(byte[] bytes) {
                forward.input(bytes);
            }

            @Override
            public void ended() {
                forward.inputEnded();
            }

            @Override
            public void reset() {
                forwards.remove(forward);
                forward.clientGone();
            }
        };
    }

    @Override
    public void connectionClosed() {
        forwards.forEach(Forward::clientGone);
    }
}
