package dev.podfall.sim.registry.strategy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.fields.Quantities;
import dev.podfall.sim.registry.pod.ClaimValidation;

/** PersistentVolumeClaims. Mirrors {@code pkg/registry/core/persistentvolumeclaim}. */
final class ClaimStrategy extends Strategy {
    ClaimStrategy(KindSpec kind) {
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
        ClaimSources.alike(claim.withObject("/spec"));
    }

    @Override
    public void prepareForUpdate(ObjectNode claim, ObjectNode old) {
        super.prepareForUpdate(claim, old);
        ClaimSources.alike(claim.withObject("/spec"));
    }

    @Override
    public void validate(ObjectNode claim, Errors errors) {
        ClaimValidation.validate(claim.path("spec"), "spec", errors);
    }

    @Override
    public void validateUpdate(ObjectNode claim, ObjectNode old, Errors errors) {
        ClaimUpdates.validate(claim, old, errors);
    }
}
