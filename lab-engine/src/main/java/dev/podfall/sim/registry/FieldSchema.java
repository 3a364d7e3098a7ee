package dev.podfall.sim.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.ResourceType;
import java.util.List;

/** Knows the fields and types of every kind. */
public interface FieldSchema {
    /** Knows nothing and lets all pass. */
    FieldSchema UNKNOWN = (type, object) -> List.of();

    /**
     * Removes the fields that the type does not have, in place.
     *
     * @return one message per field removed, such as {@code unknown field "spec.containers[0].imagee"}
     * @throws ApiException 400 when a value has the wrong type, with upstream's text
     */
    List<String> prune(ResourceType type, ObjectNode object);
}
