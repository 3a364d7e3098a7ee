package dev.podfall.sim.kubelet.logs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * What one container instance printed: whole lines with their times, the newest 10,000 lines or 1 MiB of them. Followers
 * hear of each line as it comes.
 */
final class ContainerLog {
    private static final int MOST_LINES = 10_000;
    private static final int MOST_CHARACTERS = 1 << 20;
    private static final int LONGEST_LINE = 16 * 1024;

    private final Deque<LogLine> lines = new ArrayDeque<>();
    private final StringBuilder out = new StringBuilder();
    private final StringBuilder err = new StringBuilder();
    private final List<Follower> followers = new ArrayList<>();
    private int characters;
    private boolean closed;

    /** Told of lines, then of the end. */
    record Follower(Consumer<LogLine> line, Runnable end) {}

    /** A chunk as written; only whole lines are kept, as containerd reads them. */
    void append(Instant now, boolean stderr, String chunk) {
        StringBuilder pending = stderr ? err : out;
        pending.append(chunk);
        int begin = 0;
        for (int i = 0; i < pending.length(); i++) {
            boolean newline = pending.charAt(i) == '\n';
            if (newline || i - begin >= LONGEST_LINE) {
                add(new LogLine(now, stderr, pending.substring(begin, i)));
                begin = newline ? i + 1 : i;
            }
        }
        pending.delete(0, begin);
    }

    /** The container ended: what has no newline yet is its last line. */
    void close(Instant now) {
        flush(now, false, out);
        flush(now, true, err);
        closed = true;
        List.copyOf(followers).forEach(f -> f.end().run());
        followers.clear();
    }

    private void flush(Instant now, boolean stderr, StringBuilder pending) {
        if (!pending.isEmpty()) {
            add(new LogLine(now, stderr, pending.toString()));
            pending.setLength(0);
        }
    }

    private void add(LogLine line) {
        lines.addLast(line);
        characters += line.text().length() + 1;
        while (lines.size() > MOST_LINES || characters > MOST_CHARACTERS) {
            characters -= lines.removeFirst().text().length() + 1;
        }
        List.copyOf(followers).forEach(f -> f.line().accept(line));
    }

    List<LogLine> lines() {
        return List.copyOf(lines);
    }

    boolean isClosed() {
        return closed;
    }

    void follow(Follower follower) {
        followers.add(follower);
    }

    void unfollow(Follower follower) {
        followers.remove(follower);
    }

    ObjectNode save() {
        ObjectNode saved = JsonNodeFactory.instance.objectNode().put("closed", closed);
        saved.put("out", out.toString()).put("err", err.toString());
        ArrayNode all = saved.putArray("lines");
        for (LogLine line : lines) {
            all.addArray().add(line.at().toString()).add(line.stderr()).add(line.text());
        }
        return saved;
    }

    static ContainerLog load(ObjectNode saved) {
        ContainerLog log = new ContainerLog();
        log.closed = saved.path("closed").asBoolean();
        log.out.append(saved.path("out").asText());
        log.err.append(saved.path("err").asText());
        for (JsonNode line : saved.path("lines")) {
            Instant at = Instant.parse(line.path(0).asText());
            log.add(new LogLine(at, line.path(1).asBoolean(), line.path(2).asText()));
        }
        return log;
    }
}
