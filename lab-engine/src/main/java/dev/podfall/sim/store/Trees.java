package dev.podfall.sim.store;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Cheap copies of objects: what is not changed is shared. */
public final class Trees {
    private Trees() {}

    /** A copy whose own fields may be replaced; what they hold is shared. */
    public static ObjectNode shallow(ObjectNode object) {
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        copy.setAll(object);
        return copy;
    }

    /** A copy whose own fields and metadata fields may be replaced; what they hold is shared. */
    public static ObjectNode withMetadata(ObjectNode object) {
        ObjectNode copy = shallow(object);
        copy.set(
                "metadata",
                object.get("metadata") instanceof ObjectNode metadata
                        ? shallow(metadata)
                        : JsonNodeFactory.instance.objectNode());
        return copy;
    }
}
