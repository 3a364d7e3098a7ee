package dev.podfall.sim.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;

/** A journal's lines as bytes, each with its end. {@link FileJournal} says what they hold. */
final class JournalLines {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final InstantSource clock;

    /** @param clock cluster time */
    JournalLines(InstantSource clock) {
        this.clock = clock;
    }

    /** How far the store has come. */
    byte[] revision(long revision) {
        return text(line().put("r", revision));
    }

    /** @param object null for a removal */
    byte[] object(long revision, String type, String key, ObjectNode object) {
        return text(with(object, line().put("r", revision).put("k", type).put("n", key)));
    }

    /** @param value null for a removal */
    byte[] disk(String key, ObjectNode value) {
        return text(with(value, line().put("d", key)));
    }

    private static ObjectNode with(ObjectNode object, ObjectNode line) {
        if (object != null) {
            line.set("o", object);
        }
        return line;
    }

    private ObjectNode line() {
        Instant now = clock.instant();
        return JsonNodeFactory.instance.objectNode().put("t", now == null ? "" : now.toString());
    }

    private static byte[] text(ObjectNode line) {
        try {
            byte[] text = JSON.writeValueAsBytes(line);
            byte[] withEnd = Arrays.copyOf(text, text.length + 1);
            withEnd[text.length] = '\n';
            return withEnd;
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
