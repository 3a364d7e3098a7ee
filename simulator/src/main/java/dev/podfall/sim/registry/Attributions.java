package dev.podfall.sim.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.admission.plugin.Attributes;
import java.util.List;

/** Tells admission what a request is about. */
final class Attributions {
    private Attributions() {}

    static Attributes of(Request request, String operation, ObjectNode object, ObjectNode old, List<String> warnings) {
        String name = object != null ? Metadata.text(object, "name") : request.name();
        return new Attributes(
                operation,
                request.type(),
                request.subresource(),
                request.namespace(),
                name,
                object,
                old,
                request.user().name(),
                request.user().groups(),
                request.dryRun(),
                warnings);
    }
}
