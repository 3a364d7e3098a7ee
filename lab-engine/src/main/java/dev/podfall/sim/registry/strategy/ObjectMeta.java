package dev.podfall.sim.registry.strategy;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What every object's metadata must satisfy. Mirrors {@code k8s.io/apimachinery/pkg/api/validation/objectmeta.go}. */
public final class ObjectMeta {
    private ObjectMeta() {}

    /** What is wrong with the metadata of a new object. */
    public static void validate(ObjectNode object, Strategy strategy, Errors errors) {
        String name = object.path("metadata").path("name").asText();
        if (name.isEmpty()) {
            errors.required("metadata.name", "name or generateName is required");
        }
    }

    /** What an update may not change. */
    public static void validateUpdate(ObjectNode object, ObjectNode old, Strategy strategy, Errors errors) {
        validate(object, strategy, errors);
    }
}
