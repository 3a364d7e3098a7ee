package dev.podfall.sim.patch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** Keeps equal {@code fieldsV1} once in memory: the pods of a ReplicaSet, and of all clusters, have the same. */
final class SharedFields {
    private static final int KEPT = 512;
    private static final Map<ObjectNode, ObjectNode> KNOWN = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ObjectNode, ObjectNode> eldest) {
            return size() > KEPT;
        }
    };

    private SharedFields() {}

    /** The tree to keep; it must not be changed from now on. */
    static ObjectNode of(ObjectNode fields) {
        synchronized (KNOWN) {
            ObjectNode known = KNOWN.putIfAbsent(fields, fields);
            return known == null ? fields : known;
        }
    }
}
