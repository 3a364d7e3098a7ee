package dev.podfall.sim.registry.strategy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.registry.fields.Errors;

/** ControllerRevisions. Mirrors {@code ValidateControllerRevision} of {@code pkg/apis/apps/validation}. */
final class RevisionStrategy extends Strategy {
    RevisionStrategy(KindSpec kind) {
        super(kind);
    }

    @Override
    public void validate(ObjectNode revision, Errors errors) {
        errors.nonNegative("revision", revision.path("revision"));
        if (!revision.hasNonNull("data")) {
            errors.required("data", "data is mandatory");
        }
    }

    @Override
    public void validateUpdate(ObjectNode revision, ObjectNode old, Errors errors) {
        validate(revision, errors);
        errors.immutable("data", revision.path("data"), old.path("data"));
    }
}
