package dev.podfall.sim.store;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One write.
 *
 * @param before null for a creation
 * @param after for a removal: the last state, carrying the removal's resourceVersion
 * @param removed whether the object is gone
 */
public record Change(long revision, String type, String key, ObjectNode before, ObjectNode after, boolean removed) {}
