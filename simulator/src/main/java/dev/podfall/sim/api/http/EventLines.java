package dev.podfall.sim.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * The lines that watches were sent last: a thousand clients that watch the same objects are told the same, which is encoded
 * once. Known are those few that are being sent just now. From any thread.
 */
final class EventLines {
    private static final int MOST = 16;

    /** Longer ones are not kept in memory. */
    private static final int LONGEST = 64 * 1024;

    private final Line[] lines = new Line[MOST];
    private int next;

    private record Line(String type, JsonNode object, long seconds, byte[] bytes) {
        boolean is(String otherType, JsonNode otherObject, long otherSeconds) {
            return object == otherObject && seconds == otherSeconds && type.equals(otherType);
        }
    }

    /**
     * What was sent of that very object. Nobody may change it.
     *
     * @param seconds between the client's time and the cluster's
     */
    synchronized Optional<byte[]> find(String type, JsonNode object, long seconds) {
        for (Line line : lines) {
            if (line != null && line.is(type, object, seconds)) {
                return Optional.of(line.bytes());
            }
        }
        return Optional.empty();
    }

    synchronized void add(String type, JsonNode object, long seconds, byte[] bytes) {
        if (bytes.length <= LONGEST) {
            lines[next] = new Line(type, object, seconds, bytes);
            next = (next + 1) % MOST;
        }
    }
}
