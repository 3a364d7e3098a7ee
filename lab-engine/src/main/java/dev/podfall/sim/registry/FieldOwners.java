package dev.podfall.sim.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.PatchType;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.loop.Timeline;
import dev.podfall.sim.patch.ManagedFields;
import java.util.List;

/** Unknown fields on the way in, and the record of who manages which field. */
final class FieldOwners {
    private final Timeline timeline;
    private FieldSchema schema = FieldSchema.UNKNOWN;

    FieldOwners(Timeline timeline) {
        this.timeline = timeline;
    }

    void use(FieldSchema newSchema) {
        schema = newSchema;
    }

    /** Takes unknown fields out; refuses them or warns, as the request wants. */
    void check(Request request, ObjectNode object, List<String> warnings) {
        List<String> unknown = schema.prune(request.type(), object);
        if (unknown.isEmpty()) {
            return;
        }
        switch (request.write().fieldValidation()) {
            case Strict -> throw strict(request.type(), unknown);
            case Warn -> warnings.addAll(unknown);
            case Ignore -> {}
        }
    }

    private static ApiException strict(ResourceType type, List<String> unknown) {
        return ApiException.badRequest(type.kind() + " in version \"" + type.version() + "\" cannot be handled as a "
                + type.kind() + ": strict decoding error: " + String.join(", ", unknown));
    }

    /** Notes an ordinary write in the object; an apply patch has noted itself. */
    void written(Request request, ObjectNode object, ObjectNode old) {
        if (request.patchType() != PatchType.APPLY) {
            ManagedFields.recordUpdate(old, object, writer(request, "Update"));
        }
    }

    ManagedFields.Writer writer(Request request, String operation) {
        String manager = request.write().fieldManager();
        if (manager == null || manager.isEmpty()) {
            String agent = request.userAgent();
            int slash = agent.indexOf('/');
            manager = slash < 0 ? agent : agent.substring(0, slash);
        }
        return new ManagedFields.Writer(
                manager.isEmpty() ? "unknown" : manager,
                operation,
                request.type().apiVersion(),
                request.subresource(),
                KubeObject.time(timeline.now()));
    }
}
