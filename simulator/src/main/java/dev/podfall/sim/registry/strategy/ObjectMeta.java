package dev.podfall.sim.registry.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.fields.Labels;
import dev.podfall.sim.registry.fields.Names;
import java.util.ArrayList;
import java.util.List;

/** What every object's metadata must satisfy. Mirrors {@code k8s.io/apimachinery/pkg/api/validation/objectmeta.go}. */
public final class ObjectMeta {
    private static final String OWNERS = "metadata.ownerReferences";

    private ObjectMeta() {}

    /** What is wrong with the metadata of a new object. */
    public static void validate(ObjectNode object, Strategy strategy, Errors errors) {
        JsonNode metadata = object.path("metadata");
        String name = metadata.path("name").asText();
        if (name.isEmpty()) {
            errors.required("metadata.name", "name or generateName is required");
        } else {
            errors.invalidAll("metadata.name", name, strategy.validateName(name));
        }
        validateParts(metadata, errors);
    }

    /** What an update may not change. */
    public static void validateUpdate(ObjectNode object, ObjectNode old, Errors errors) {
        JsonNode metadata = object.path("metadata");
        JsonNode before = old.path("metadata");
        if (before.hasNonNull("deletionTimestamp")) {
            List<String> added = new ArrayList<>();
            metadata.path("finalizers").forEach(f -> {
                if (!contains(before.path("finalizers"), f)) {
                    added.add("\"" + f.asText() + "\"");
                }
            });
            if (!added.isEmpty()) {
                errors.forbidden(
                        "metadata.finalizers",
                        "no new finalizers can be added if the object is being deleted, found new finalizers "
                                + "[]string{" + String.join(", ", added) + "}");
            }
        }
        validateParts(metadata, errors);
    }

    private static boolean contains(JsonNode list, JsonNode wanted) {
        for (JsonNode item : list) {
            if (item.equals(wanted)) {
                return true;
            }
        }
        return false;
    }

    private static void validateParts(JsonNode metadata, Errors errors) {
        Labels.validate(metadata.path("labels"), "metadata.labels", errors);
        Labels.validateAnnotations(metadata.path("annotations"), "metadata.annotations", errors);
        validateOwners(metadata.path("ownerReferences"), errors);
        for (JsonNode finalizer : metadata.path("finalizers")) {
            String name = finalizer.asText();
            errors.invalidAll("metadata.finalizers", name, Names.qualified(name));
        }
    }

    private static String shown(JsonNode owner) {
        return owner.path("kind").asText() + "/" + owner.path("name").asText();
    }

    private static void validateOwners(JsonNode owners, Errors errors) {
        int controllers = 0;
        for (int i = 0; i < owners.size(); i++) {
            JsonNode owner = owners.get(i);
            for (String field : new String[] {"apiVersion", "kind", "name", "uid"}) {
                if (owner.path(field).asText().isEmpty()) {
                    String what = field.equals("apiVersion") ? "version must not be empty" : "must not be empty";
                    errors.invalid(OWNERS + "." + field, "", what);
                }
            }
            controllers += owner.path("controller").asBoolean() ? 1 : 0;
        }
        if (controllers > 1) {
            errors.invalid(
                    OWNERS,
                    owners,
                    "Only one reference can have Controller set to true. Found "
                            + "\"true\" in references for "
                            + shown(owners.get(0)) + " and " + shown(owners.get(1)));
        }
    }
}
