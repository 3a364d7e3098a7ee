package dev.podfall.sim.kubelet.logs;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.NodeDisk;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * What one container instance printed: whole lines with their times, the newest 10,000 lines or 1 MiB of them. Followers
 * hear that there is more.
 */
final class ContainerLog {
    private static final int MOST_SEGMENTS = 100;
    private static final int MOST_CHARACTERS = 1 << 20;
    private static final int LONGEST_LINE = 16 * 1024;
    private static final String REST = "rest";

    private final Deque<Segment> segments = new ArrayDeque<>();
    private final StringBuilder out = new StringBuilder();
    private final StringBuilder err = new StringBuilder();
    private final List<Runnable> followers = new ArrayList<>();
    private int characters;
    private int saved;
    private int written;
    private ObjectNode savedRest;
    private boolean closed;

    /** A chunk as written; only whole lines are kept, as containerd reads them. */
    void append(Instant now, boolean stderr, String chunk) {
        StringBuilder pending = stderr ? err : out;
        String text = pending.isEmpty() ? chunk : pending + chunk;
        List<LogLine> lines = new ArrayList<>();
        int begin = 0;
        while (begin < text.length()) {
            int newline = text.indexOf('\n', begin);
            int end = newline < 0 ? text.length() : newline;
            if (end - begin > LONGEST_LINE) {
                lines.add(new LogLine(now, stderr, text.substring(begin, begin + LONGEST_LINE)));
                begin += LONGEST_LINE;
            } else if (newline < 0) {
                break;
            } else {
                lines.add(new LogLine(now, stderr, text.substring(begin, end)));
                begin = newline + 1;
            }
        }
        pending.setLength(0);
        pending.append(text, begin, text.length());
        add(lines);
    }

    /** The container ended: what has no newline yet is its last line. */
    void close(Instant now) {
        flush(now, false, out);
        flush(now, true, err);
        closed = true;
        tellFollowers();
        followers.clear();
    }

    private void flush(Instant now, boolean stderr, StringBuilder pending) {
        if (!pending.isEmpty()) {
            add(List.of(new LogLine(now, stderr, pending.toString())));
            pending.setLength(0);
        }
    }

    private void add(List<LogLine> lines) {
        lines.forEach(this::keep);
        if (!lines.isEmpty()) {
            tellFollowers();
        }
    }

    private void tellFollowers() {
        List.copyOf(followers).forEach(Runnable::run);
    }

    private void keep(LogLine line) {
        if (segments.isEmpty() || segments.peekLast().isFull()) {
            segments.addLast(
                    new Segment(segments.isEmpty() ? 0 : segments.peekLast().number() + 1));
        }
        segments.peekLast().add(line);
        characters += line.text().length() + 1;
        while (segments.size() > 1 && (segments.size() > MOST_SEGMENTS || characters > MOST_CHARACTERS)) {
            characters -= segments.removeFirst().characters();
        }
    }

    List<LogLine> lines() {
        List<LogLine> all = new ArrayList<>();
        segments.forEach(s -> all.addAll(s.lines()));
        return all;
    }

    /** The number of the oldest line that is kept. */
    long begin() {
        return segments.isEmpty() ? 0 : (long) segments.peekFirst().number() * Segment.MOST_LINES;
    }

    /** The number that the next line will have. */
    long end() {
        Segment last = segments.peekLast();
        return last == null
                ? 0
                : (long) last.number() * Segment.MOST_LINES + last.lines().size();
    }

    /** Lines in a row, at most so many, from a number between {@link #begin} and {@link #end} on. */
    List<LogLine> lines(long from, int most) {
        List<LogLine> found = new ArrayList<>();
        for (Segment segment : segments) {
            int first = (int) Math.max(0, from - (long) segment.number() * Segment.MOST_LINES);
            int last = Math.min(segment.lines().size(), first + most - found.size());
            if (first < last) {
                found.addAll(segment.lines().subList(first, last));
            }
        }
        return found;
    }

    boolean isClosed() {
        return closed;
    }

    /** @param follower called when there is more, and at the end */
    void follow(Runnable follower) {
        followers.add(follower);
    }

    void unfollow(Runnable follower) {
        followers.remove(follower);
    }

    /** Writes what changed below {@code prefix}. */
    void save(NodeDisk disk, String prefix) {
        int before = written;
        for (Segment segment : segments) {
            if (segment.takeDirty()) {
                disk.write(prefix + segment.key(), segment.save());
                written = segment.number() + 1;
            }
        }
        int first = segments.isEmpty() ? 0 : segments.peekFirst().number();
        for (; saved < Math.min(first, before); saved++) { // others came and went between two saves
            disk.remove(prefix + new Segment(saved).key());
        }
        saved = first;
        ObjectNode rest = JsonNodeFactory.instance.objectNode().put("closed", closed);
        rest.put("out", out.toString()).put("err", err.toString());
        if (!rest.equals(savedRest)) {
            savedRest = rest.deepCopy();
            disk.write(prefix + REST, rest);
        }
    }

    static ContainerLog load(NodeDisk disk, String prefix) {
        ContainerLog log = new ContainerLog();
        disk.all(prefix).forEach((key, value) -> log.load(key.substring(prefix.length()), value));
        log.saved = log.segments.isEmpty() ? 0 : log.segments.peekFirst().number();
        log.written = log.segments.isEmpty() ? 0 : log.segments.peekLast().number() + 1;
        return log;
    }

    private void load(String key, ObjectNode value) {
        if (key.equals(REST)) {
            closed = value.path("closed").asBoolean();
            out.append(value.path("out").asText());
            err.append(value.path("err").asText());
            savedRest = value;
        } else {
            Segment segment = Segment.load(key, value);
            segments.addLast(segment);
            characters += segment.characters();
        }
    }
}
