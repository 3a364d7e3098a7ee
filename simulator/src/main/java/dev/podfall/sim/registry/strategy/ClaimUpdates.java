package dev.podfall.sim.registry.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.Quantity;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.pod.ClaimValidation;
import dev.podfall.sim.registry.pod.GoForm;
import dev.podfall.sim.registry.pod.UnifiedDiff;

/** What may change of a claim once it is there. Mirrors {@code ValidatePersistentVolumeClaimUpdate}. */
final class ClaimUpdates {
    private static final String ONLY =
            "spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims\n";

    private ClaimUpdates() {}

    static void validate(ObjectNode claim, ObjectNode old, Errors errors) {
        ClaimValidation.validate(claim.path("spec"), "spec", errors);
        ObjectNode before = old.path("spec").deepCopy();
        ObjectNode now = claim.path("spec").deepCopy();
        ClaimSources.alike(before);
        allowOnce("volumeName", now, before);
        allowOnce("storageClassName", now, before);
        boolean bound = claim.path("status").path("phase").asText().equals("Bound");
        if (bound) {
            copy("volumeAttributesClassName", now, before);
            copy("storage", now.withObject("/resources/requests"), before.withObject("/resources/requests"));
        }
        if (!now.equals(before)) {
            errors.forbidden(
                    "spec",
                    ONLY
                            + UnifiedDiff.of(
                                    GoForm.lines("PersistentVolumeClaimSpec", before),
                                    GoForm.lines("PersistentVolumeClaimSpec", now)));
        }
        Quantity size = size(claim.path("spec").path("resources").path("requests"));
        boolean shrinks = size.compareTo(size(old.path("spec").path("resources").path("requests"))) < 0;
        if (shrinks && size.compareTo(size(old.path("status").path("capacity"))) <= 0) {
            errors.forbidden("spec.resources.requests.storage", "field can not be less than status.capacity");
        }
        errors.immutable(
                "volumeMode",
                claim.path("spec").path("volumeMode"),
                old.path("spec").path("volumeMode"));
    }

    private static Quantity size(JsonNode amounts) {
        return Quantity.of(amounts.path("storage"));
    }

    /** A field that may be set as long as it was empty. */
    private static void allowOnce(String field, ObjectNode now, ObjectNode before) {
        if (now.hasNonNull(field) && before.path(field).asText().isEmpty()) {
            if (!field.equals("storageClassName") || !before.has(field)) {
                before.set(field, now.get(field));
            }
        }
    }

    private static void copy(String field, ObjectNode now, ObjectNode before) {
        now.remove(field);
        if (before.has(field)) {
            now.set(field, before.get(field));
        }
    }
}
