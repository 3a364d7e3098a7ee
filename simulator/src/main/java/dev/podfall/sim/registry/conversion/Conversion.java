package dev.podfall.sim.registry.conversion;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ResourceType;
import java.util.List;

/** Reads and writes the objects of one stored type as those of another. */
public interface Conversion {
    /** All there are. */
    List<Conversion> ALL = List.of(new EventConversion(), new AutoscalerConversion());

    /** As which clients see them. */
    ResourceType served();

    /** As which they are stored. */
    ResourceType stored();

    /** A new tree in the served version; {@code object} stays as it is. */
    ObjectNode toServed(ObjectNode object);

    /** A new tree in the stored version; {@code object} stays as it is. */
    ObjectNode toStored(ObjectNode object);

    /** The stored name of a field that a field selector names. */
    default String field(String served) {
        return served;
    }
}
