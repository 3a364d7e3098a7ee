package dev.podfall.sim.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.PatchType;
import dev.podfall.sim.loop.Timeline;
import dev.podfall.sim.patch.ManagedFields;
import dev.podfall.sim.registry.strategy.Strategy;

/** The record of who manages which field. */
final class FieldOwners {
    private final Timeline timeline;

    FieldOwners(Timeline timeline) {
        this.timeline = timeline;
    }

    /** Notes an ordinary write in the object; an apply patch has noted itself, and what is too large to be stored is not worth it. */
    void written(Request request, Strategy strategy, ObjectNode object, ObjectNode old, StoredSize size) {
        if (request.patchType() != PatchType.APPLY && size.fits()) {
            ManagedFields.recordUpdate(
                    old,
                    object,
                    writer(request, "Update"),
                    strategy.place(),
                    strategy.resetFields(request.subresource()));
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
