package dev.podfall.sim.client;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A change.
 *
 * @param type what happened
 * @param object the object after the change (for DELETED: its last state, with the deletion's resourceVersion)
 * @param previous the object before the change, or null for ADDED
 */
public record WatchEvent(Type type, ObjectNode object, ObjectNode previous) {
    /** As the wire names it. */
    public enum Type {
        ADDED,
        MODIFIED,
        DELETED
    }
}
