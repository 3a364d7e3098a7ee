package dev.podfall.sim.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * All that is stored at one moment.
 *
 * @param time cluster time of the last write, or null when unknown
 */
public record Snapshot(
        long revision,
        Map<String, NavigableMap<String, ObjectNode>> objects,
        NavigableMap<String, ObjectNode> disk,
        Instant time) {
    /** Nothing. */
    public Snapshot() {
        this(0, new HashMap<>(), new TreeMap<>(), null);
    }

    /** The same for another store to go on from; the trees are shared. */
    public Snapshot copy() {
        Map<String, NavigableMap<String, ObjectNode>> own = new HashMap<>();
        objects.forEach((type, all) -> own.put(type, new TreeMap<>(all)));
        return new Snapshot(revision, own, new TreeMap<>(disk), time);
    }
}
