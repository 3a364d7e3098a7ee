package dev.podfall.sim.registry.pod;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.client.Quantity;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.fields.Labels;
import dev.podfall.sim.registry.fields.Names;
import java.util.List;

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
