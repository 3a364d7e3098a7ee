package dev.podfall.sim.api.nodes;

import dev.podfall.sim.api.http.Exchange;
import dev.podfall.sim.api.http.TimeView;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.gateway.NodeGateway;
import dev.podfall.sim.loop.EventLoop;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;

/** A log on its way to the client. The timestamps before its lines are moved to the client's time. */
final class LogStream implements NodeGateway.Output {
    private static final int LONGEST_STAMP = 40;

    private final EventLoop loop;
    private final Exchange exchange;
    private final TimeView time;
    private final boolean stamped;
    private final ByteArrayOutputStream stamp = new ByteArrayOutputStream();
    private boolean begun;
    private boolean inStamp = true;

    LogStream(EventLoop loop, Exchange exchange, TimeView time, boolean timestamps) {
        this.loop = loop;
        this.exchange = exchange;
        this.time = time;
        this.stamped = timestamps && time.seconds() != 0;
    }

    @Override
    public void out(byte[] bytes) {
        begin();
        exchange.chunk(stamped ? moved(bytes) : bytes);
    }

    @Override
    public void whenReady(Runnable task) {
        if (exchange.isBusy()) {
            exchange.whenReady(() -> loop.submit(task));
        } else {
            task.run();
        }
    }

    @Override
    public void ended(int exitCode) {
        begin();
        exchange.chunk(stamp.toByteArray());
        exchange.end();
    }

    @Override
    public void failed(String message) {
        if (begun) {
            exchange.abort();
        } else {
            exchange.fail(ApiException.badRequest(message));
        }
    }

    private void begin() {
        if (!begun) {
            begun = true;
            exchange.begin("text/plain", List.of());
        }
    }

    private byte[] moved(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length + 16);
        for (byte b : bytes) {
            if (!inStamp) {
                out.write(b);
                inStamp = b == '\n';
            } else if (b == ' ' || b == '\n' || stamp.size() >= LONGEST_STAMP) {
                out.writeBytes(movedStamp());
                out.write(b);
                stamp.reset();
                inStamp = b == '\n';
            } else {
                stamp.write(b);
            }
        }
        return out.toByteArray();
    }

    private byte[] movedStamp() {
        String text = stamp.toString(StandardCharsets.UTF_8);
        try {
            String fraction = text.substring(19, text.length() - 1);
            Instant moved = time.out(Instant.parse(text.substring(0, 19) + "Z"));
            return (moved.toString().substring(0, 19) + fraction + "Z").getBytes(StandardCharsets.UTF_8);
        } catch (DateTimeException | IndexOutOfBoundsException notATime) {
            return stamp.toByteArray();
        }
    }
}
