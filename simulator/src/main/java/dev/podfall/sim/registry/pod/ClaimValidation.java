package dev.podfall.sim.registry.pod;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.client.Quantity;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.fields.Labels;
import dev.podfall.sim.registry.fields.Names;
import java.util.List;
import java.util.stream.Stream;

/** What claims ask for, their own and those that pods and StatefulSets carry. Mirrors {@code ValidatePersistentVolumeClaimSpec}. */
public final class ClaimValidation {
    private static final String[] MODES = {"ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce", "ReadWriteOncePod"};

    private ClaimValidation() {}

    /** @param path of the spec */
    public static void validate(JsonNode spec, String path, Errors errors) {
        JsonNode modes = spec.path("accessModes");
        if (modes.isEmpty()) {
            errors.required(path + ".accessModes", "at least 1 access mode is required");
        }
        Labels.validateSelector(spec.path("selector"), path + ".selector", errors);
        validateModes(modes, path + ".accessModes", errors);
        validateSize(spec.path("resources").path("requests").path("storage"), path + ".resources[storage]", errors);
        String storageClass = spec.path("storageClassName").asText();
        if (!storageClass.isEmpty()) {
            errors.invalidAll(path + ".storageClassName", storageClass, Names.subdomain(storageClass));
        }
        String volumeMode = spec.path("volumeMode").asText("Filesystem");
        if (!List.of("Block", "Filesystem").contains(volumeMode)) {
            errors.notSupported(path + ".volumeMode", volumeMode, "Block", "Filesystem");
        }
        validateData(spec, path, errors);
        String attributes = spec.path("volumeAttributesClassName").asText();
        if (!attributes.isEmpty()) {
            errors.invalidAll(path + ".volumeAttributesClassName", attributes, Names.subdomain(attributes));
        }
    }

    /** What it is filled with at first; the older field says the same as the newer. */
    private static void validateData(JsonNode spec, String path, Errors errors) {
        JsonNode source = spec.path("dataSource");
        JsonNode reference = spec.path("dataSourceRef");
        for (String field : List.of("dataSource", "dataSourceRef")) {
            if (spec.path(field).isObject()) {
                validateData(spec.path(field), path, field, errors);
            }
        }
        if (!source.isObject() || !reference.isObject()) {
            return;
        }
        boolean elsewhere = !reference.path("namespace").asText().isEmpty();
        boolean same = Stream.of("apiGroup", "kind", "name")
                .allMatch(f -> source.path(f).equals(reference.path(f)));
        if (elsewhere || !same) {
            String why = elsewhere
                    ? "may not be specified when dataSourceRef.namespace is specified"
                    : "must match dataSourceRef";
            errors.invalid(path, new StringBuilder("{}"), why); // upstream shows a path, which has no fields to show
        }
    }

    private static void validateData(JsonNode data, String spec, String field, Errors errors) {
        String path = spec + "." + field;
        for (String needed : List.of("name", "kind")) {
            if (data.path(needed).asText().isEmpty()) {
                errors.required(path + "." + needed, "");
            }
        }
        String group = data.path("apiGroup").asText();
        String kind = data.path("kind").asText();
        if (group.isEmpty() && !kind.equals("PersistentVolumeClaim")) {
            errors.invalid(path, kind, "must be 'PersistentVolumeClaim' when referencing the default apiGroup");
        }
        if (!group.isEmpty()) {
            errors.invalidAll(path + ".apiGroup", group, Names.subdomain(group));
        }
        String namespace = data.path("namespace").asText();
        if (field.equals("dataSourceRef") && !namespace.isEmpty()) {
            errors.invalidAll(path + ".namespace", namespace, Names.label(namespace));
        }
    }

    private static void validateSize(JsonNode size, String path, Errors errors) {
        if (size.isMissingNode()) {
            errors.required(path, "");
        } else if (Quantity.of(size).signum() <= 0) {
            errors.invalid(path, Quantity.of(size).toString(), "must be greater than zero");
        }
    }

    /** Each must exist, and the one for a single pod stands alone. */
    public static void validateModes(JsonNode modes, String path, Errors errors) {
        boolean alone = false;
        boolean others = false;
        for (JsonNode mode : modes) {
            boolean known = List.of(MODES).contains(mode.asText());
            if (!known) {
                errors.notSupported(path, mode.asText(), MODES);
            }
            alone |= mode.asText().equals("ReadWriteOncePod");
            others |= known && !mode.asText().equals("ReadWriteOncePod");
        }
        if (alone && others) {
            errors.forbidden(path, "may not use ReadWriteOncePod with other access modes");
        }
    }
}
