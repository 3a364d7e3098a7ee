package dev.podfall.sim.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.UnaryOperator;

/** How an object is put into a list: as a tree, or as the text that it was encoded to before. */
@FunctionalInterface
public interface ItemForm {
    /** Trees, which every encoding can go on with. */
    ItemForm TREE = (object, part, shape) -> shape.apply(object);

    /** What of an object a list holds. */
    enum Part {
        /** The object, but for what the list says for all of them. */
        ITEM,
        /** Its metadata alone. */
        METADATA
    }

    /**
     * That part of an object.
     *
     * @param object as it is stored, which is never changed
     * @param shape takes the part of a tree; it may share what that holds
     */
    JsonNode of(ObjectNode object, Part part, UnaryOperator<ObjectNode> shape);
}
