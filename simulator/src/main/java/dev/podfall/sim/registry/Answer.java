package dev.podfall.sim.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What the {@link Registry} answers. Trees in it are shared: read, never change. */
public sealed interface Answer {
    /** For the {@code Warning} headers. */
    List<String> warnings();

    /**
     * One object, or a Status for a deletion that is done.
     *
     * @param created whether the HTTP status is 201
     */
    record One(ObjectNode object, boolean created, List<String> warnings) implements Answer {}

    /**
     * A list. The items carry apiVersion and kind, which a typed list on the wire leaves out.
     *
     * @param continueToken null on the last page
     * @param remaining how many follow; null when not known or none
     */
    record Many(
            List<ObjectNode> items, String resourceVersion, String continueToken, Long remaining, List<String> warnings)
            implements Answer {}
}
