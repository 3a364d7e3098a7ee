package dev.podfall.sim.registry.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.fields.Labels;
import dev.podfall.sim.registry.fields.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What every object's metadata must satisfy. Mirrors {@code k8s.io/apimachinery/pkg/api/validation/objectmeta.go}. */
public final class ObjectMeta {
    private static final String OWNERS = "metadata.ownerReferences";
    private static final Set<String> WITHOUT_DOMAINS = Set.of(
            "admissionregistration.k8s.io",
            "apiextensions.k8s.io",
            "apiregistration.k8s.io",
            "coordination.k8s.io",
            "events.k8s.io",
            "policy");
    private static final Set<String> STANDARD_FINALIZERS = Set.of("kubernetes", "orphan", "foregroundDeletion");

    private ObjectMeta() {}

    /** What is wrong with the metadata of a new object. */
    public static void validate(ObjectNode object, Strategy strategy, Errors errors) {
        JsonNode metadata = object.path("metadata");
        String prefix = metadata.path("generateName").asText();
        if (!prefix.isEmpty()) {
            errors.invalidAll("metadata.generateName", prefix, strategy.validateName(Names.continued(prefix)));
        }
        String name = metadata.path("name").asText();
        if (name.isEmpty()) {
            errors.required("metadata.name", "name or generateName is required");
        } else {
            errors.invalidAll("metadata.name", name, strategy.validateName(name));
        }
        validateParts(metadata, errors);
        validateFinalizers(metadata, strategy, errors);
    }

    /** Most built-in kinds ask for a domain in them; custom resources, and kinds that upstream keeps in modules of their own, do not. */
    private static void validateFinalizers(JsonNode metadata, Strategy strategy, Errors errors) {
        JsonNode finalizers = metadata.path("finalizers");
        boolean any = strategy.schema().isPresent()
                || WITHOUT_DOMAINS.contains(strategy.type().group())
                || strategy.type().kind().equals("Event");
        for (int i = 0; !any && i < finalizers.size(); i++) {
            validateFinalizer(finalizers.get(i).asText(), "metadata.finalizers[" + i + "]", errors);
        }
    }

    /** Mirrors {@code validateKubeFinalizerName}. */
    static void validateFinalizer(String name, String path, Errors errors) {
        if (!name.contains("/") && !STANDARD_FINALIZERS.contains(name)) {
            errors.invalid(path, name, "name is neither a standard finalizer name nor is it fully qualified");
        }
    }

    /** What an update may not change. */
    public static void validateUpdate(ObjectNode object, ObjectNode old, Strategy strategy, Errors errors) {
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
        errors.immutable("metadata.name", metadata.path("name"), before.path("name"));
        validateParts(metadata, errors);
        validateFinalizers(metadata, strategy, errors);
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
        String controller = null;
        for (JsonNode owner : owners) {
            validateOwner(owner, errors);
            if (!owner.path("controller").asBoolean()) {
                continue;
            }
            if (controller == null) {
                controller = shown(owner);
            } else {
                errors.invalid(
                        OWNERS,
                        owners,
                        "Only one reference can have Controller set to true. Found " + "\"true\" in references for "
                                + controller + " and " + shown(owner));
            }
        }
    }

    private static void validateOwner(JsonNode owner, Errors errors) {
        for (String field : new String[] {"apiVersion", "kind", "name", "uid"}) {
            if (owner.path(field).asText().isEmpty()) {
                String what = field.equals("apiVersion") ? "version must not be empty" : "must not be empty";
                errors.invalid(OWNERS + "." + field, "", what);
            }
        }
        boolean event = owner.path("apiVersion").asText().equals("v1")
                && owner.path("kind").asText().equals("Event");
        if (event) {
            errors.invalid(OWNERS, owner, "/v1, Kind=Event is disallowed from being an owner");
        }
    }
}
