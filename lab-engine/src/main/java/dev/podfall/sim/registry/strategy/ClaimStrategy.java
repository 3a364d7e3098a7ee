package dev.podfall.sim.registry.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.Quantity;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.fields.Labels;
import dev.podfall.sim.registry.fields.Names;
import dev.podfall.sim.registry.fields.Quantities;
import java.util.List;

/** PersistentVolumeClaims. Mirrors {@code pkg/registry/core/persistentvolumeclaim}. */
final class ClaimStrategy extends Strategy {
    private static final String[] MODES = {"ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce", "ReadWriteOncePod"};

    ClaimStrategy(Kind kind) {
        super(kind);
    }

    @Override
    public void applyDefaults(ObjectNode claim) {
        applyDefaults(WorkloadStrategy.objectAt(claim, "spec"), type());
    }

    /** @param owner whose spec it is, for errors of its amounts */
    static void applyDefaults(ObjectNode spec, ResourceType owner) {
        if (!spec.has("volumeMode")) {
            spec.put("volumeMode", "Filesystem");
        }
        Quantities.canonicalize(spec.path("resources").path("requests"), owner);
        Quantities.canonicalize(spec.path("resources").path("limits"), owner);
    }

    @Override
    public void prepareForCreate(ObjectNode claim) {
        super.prepareForCreate(claim);
        claim.withObject("/status").put("phase", "Pending");
    }

    @Override
    public void validate(ObjectNode claim, Errors errors) {
        validate(claim.path("spec"), "spec", errors);
    }

    @Override
    public void validateUpdate(ObjectNode claim, ObjectNode old, Errors errors) {
        ClaimUpdates.validate(claim, old, errors);
    }

    static void validate(JsonNode spec, String path, Errors errors) {
        JsonNode modes = spec.path("accessModes");
        if (modes.isEmpty()) {
            errors.required(path + ".accessModes", "at least 1 access mode is required");
        }
        Labels.validateSelector(spec.path("selector"), path + ".selector", errors);
        boolean alone = false;
        boolean others = false;
        for (JsonNode mode : modes) {
            boolean known = List.of(MODES).contains(mode.asText());
            if (!known) {
                errors.notSupported(path + ".accessModes", mode.asText(), MODES);
            }
            alone |= mode.asText().equals("ReadWriteOncePod");
            others |= known && !mode.asText().equals("ReadWriteOncePod");
        }
        if (alone && others) {
            errors.forbidden(path + ".accessModes", "may not use ReadWriteOncePod with other access modes");
        }
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
}
