package dev.podfall.sim.kubelet.logs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Some lines of a log in a row: what is written to the disk at once, so that a long log is not written over and over. */
final class Segment {
    static final int MOST_LINES = 100;

    private final int number;
    private final List<LogLine> lines = new ArrayList<>();
    private int characters;
    private boolean dirty;

    Segment(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    /** Sorts as the number does. */
    String key() {
        return String.format("%08d", number);
    }

    boolean isFull() {
        return lines.size() >= MOST_LINES;
    }

    void add(LogLine line) {
        lines.add(line);
        characters += line.text().length() + 1;
        dirty = true;
    }

    List<LogLine> lines() {
        return lines;
    }

    int characters() {
        return characters;
    }

    /** Whether it changed since the last call. */
    boolean takeDirty() {
        boolean was = dirty;
        dirty = false;
        return was;
    }

    ObjectNode save() {
        ObjectNode saved = JsonNodeFactory.instance.objectNode();
        ArrayNode all = saved.putArray("lines");
        for (LogLine line : lines) {
            all.addArray().add(line.at().toString()).add(line.stderr()).add(line.text());
        }
        return saved;
    }

    static Segment load(String key, ObjectNode saved) {
        Segment segment = new Segment(Integer.parseInt(key));
        for (JsonNode line : saved.path("lines")) {
            Instant at = Instant.parse(line.path(0).asText());
            segment.add(new LogLine(at, line.path(1).asBoolean(), line.path(2).asText()));
        }
        segment.dirty = false;
        return segment;
    }
}
