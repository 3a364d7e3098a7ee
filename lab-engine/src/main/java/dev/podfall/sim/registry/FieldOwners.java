package dev.podfall.sim.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/** Unknown fields on the way in, and the record of who manages which field. */
final class FieldOwners {
    private FieldOwners() {}

    static void check(Request request, ObjectNode object, List<String> warnings) {
        FieldCheck.check(request, object, warnings);
    }

    static void written(Request request, ObjectNode object, ObjectNode old, Instant now) {}
}
