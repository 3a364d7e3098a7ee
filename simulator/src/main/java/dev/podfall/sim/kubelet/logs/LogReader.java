package dev.podfall.sim.kubelet.logs;

import dev.podfall.sim.gateway.NodeGateway.LogRequest;
import dev.podfall.sim.gateway.NodeGateway.Output;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * One reading of a log: tail, since, limit, timestamps. Mirrors {@code k8s.io/cri-client/pkg/logs}.
 *
 * <p>It reads on when its client has taken what it was given. Who follows a log that grows faster than that misses what the
 * log has forgotten by then, as on a node whose log was rotated twice meanwhile.
 */
final class LogReader {
    /** How many characters are given at once. */
    private static final int MUCH = 32 << 10;

    private final ContainerLog log;
    private final LogRequest request;
    private final Instant since;
    private final Output output;
    private final Runnable follower = this::more;
    private List<LogLine> present;
    private int read;
    private long position;
    private long left;
    private boolean reading;
    private boolean waiting;
    private boolean ended;

    LogReader(ContainerLog log, LogRequest request, Instant now, Output output) {
        this.log = log;
        this.request = request;
        this.output = output;
        this.left = request.limitBytes() == null ? Long.MAX_VALUE : request.limitBytes();
        this.since = request.sinceTime() != null
                ? request.sinceTime()
                : request.sinceSeconds() == null ? Instant.MIN : now.minusSeconds(request.sinceSeconds());
    }

    /** Gives what is there, as much of it as the client takes at once. */
    void begin() {
        List<LogLine> lines = log.lines();
        long tail = request.tailLines() == null ? lines.size() : request.tailLines();
        present = lines.subList((int) Math.max(0, lines.size() - tail), lines.size());
        position = log.end();
        if (request.follow()) {
            log.follow(follower);
        }
        more();
    }

    /** Goes on, if the client is ready: there may be more, or nothing may follow. */
    private void more() {
        if (reading) {
            return;
        }
        reading = true;
        while (!waiting && !ended) {
            String text = next();
            if (text != null) {
                give(text);
            } else if (!request.follow() || log.isClosed()) {
                end();
            } else {
                break;
            }
        }
        reading = false;
    }

    /** Some of what is there and was not read, perhaps none of it wanted; null at the end. */
    private String next() {
        if (read == present.size() && request.follow()) {
            long oldest = Math.max(position, log.begin());
            present = log.lines(oldest, Segment.MOST_LINES);
            position = oldest + present.size();
            read = 0;
        }
        if (read == present.size()) {
            return null;
        }
        StringBuilder text = new StringBuilder();
        while (read < present.size() && text.length() < MUCH) {
            LogLine line = present.get(read++);
            if (!line.at().isBefore(since)) {
                text.append(line.print(request.timestamps(), request.ahead()));
            }
        }
        return text.toString();
    }

    private void give(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 0) {
            output.out(bytes.length <= left ? bytes : Arrays.copyOf(bytes, (int) left));
        }
        left -= Math.min(left, bytes.length);
        if (left == 0) {
            end();
            return;
        }
        waiting = true;
        output.whenReady(() -> {
            waiting = false;
            more();
        });
    }

    private void end() {
        if (!ended) {
            stop();
            output.ended(0);
        }
    }

    /** Nobody reads any more. */
    void stop() {
        ended = true;
        log.unfollow(follower);
    }
}
