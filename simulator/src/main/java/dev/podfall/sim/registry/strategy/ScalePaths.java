package dev.podfall.sim.registry.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.store.Trees;
import java.util.List;

/**
 * Where an object tells how many replicas it wants and has, for its subresource {@code scale}. Each is a path of names.
 *
 * @param selector where the selector is told as a text; empty if it is told nowhere, or as built-in kinds do
 */
public record ScalePaths(List<String> wanted, List<String> present, List<String> selector) {
    /** {@code spec.replicas}, {@code status.replicas}. */
    public static final ScalePaths BUILT_IN =
            new ScalePaths(List.of("spec", "replicas"), List.of("status", "replicas"), List.of());

    /** The value at a path; missing if there is none. */
    public static JsonNode at(JsonNode object, List<String> path) {
        JsonNode value = object;
        for (String name : path) {
            value = value.path(name);
        }
        return value;
    }

    /** Sets how many are wanted in an object of the caller's own, whose parts are shared. */
    public void setWanted(ObjectNode object, int replicas) {
        ObjectNode at = object;
        for (String name : wanted.subList(0, wanted.size() - 1)) {
            ObjectNode own = at.get(name) instanceof ObjectNode shared
                    ? Trees.shallow(shared)
                    : JsonNodeFactory.instance.objectNode();
            at.set(name, own);
            at = own;
        }
        at.put(wanted.get(wanted.size() - 1), replicas);
    }
}
