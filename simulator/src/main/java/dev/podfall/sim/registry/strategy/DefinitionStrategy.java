package dev.podfall.sim.registry.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.structural.definition.DefinitionValidation;
import dev.podfall.sim.structural.definition.UnknownFormats;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * CustomResourceDefinitions. Mirrors {@code k8s.io/apiextensions-apiserver/pkg/registry/customresourcedefinition} and {@code
 * pkg/apis/apiextensions/v1/defaults.go}.
 */
public final class DefinitionStrategy extends Strategy {
    /** Keeps a definition until its objects are gone. */
    public static final String CLEANUP = "customresourcecleanup.apiextensions.k8s.io";

    DefinitionStrategy(KindSpec kind) {
        super(kind);
    }

    @Override
    public void applyDefaults(ObjectNode definition) {
        if (!(definition.get("spec") instanceof ObjectNode spec)) {
            return;
        }
        if (spec.get("names") instanceof ObjectNode names) {
            String kind = names.path("kind").asText();
            if (names.path("singular").asText().isEmpty() && !kind.isEmpty()) {
                names.put("singular", kind.toLowerCase(Locale.ROOT));
            }
            if (names.path("listKind").asText().isEmpty() && !kind.isEmpty()) {
                names.put("listKind", kind + "List");
            }
        }
        if (!spec.has("conversion")) {
            spec.putObject("conversion").put("strategy", "None");
        }
    }

    @Override
    public void prepareForCreate(ObjectNode definition) {
        definition.putObject("status");
        ((ObjectNode) definition.get("metadata")).put("generation", 1);
        addStoredVersion(definition);
    }

    @Override
    public void prepareForUpdate(ObjectNode definition, ObjectNode old) {
        definition.set("status", old.path("status").deepCopy());
        if (specChanged(definition, old)) {
            bumpGeneration(definition, old);
        }
        addStoredVersion(definition);
    }

    private static void addStoredVersion(ObjectNode definition) {
        ObjectNode status = (ObjectNode) definition.get("status");
        for (JsonNode version : definition.path("spec").path("versions")) {
            if (version.path("storage").asBoolean()) {
                ArrayNode stored = status.withArray("/storedVersions");
                boolean known = false;
                for (JsonNode name : stored) {
                    known |= name.equals(version.path("name"));
                }
                if (!known) {
                    stored.add(version.path("name").asText());
                }
                return;
            }
        }
    }

    /** {@link #validate} says what is wrong with it, since it knows what the definition is of. */
    @Override
    public List<String> validateName(String name) {
        return List.of();
    }

    @Override
    public void validate(ObjectNode definition, Errors errors) {
        DefinitionValidation.validate(definition, errors);
    }

    @Override
    public void validateUpdate(ObjectNode definition, ObjectNode old, Errors errors) {
        DefinitionValidation.validateUpdate(definition, old, errors);
    }

    @Override
    public void warn(ObjectNode definition, ObjectNode old, List<String> warnings) {
        List<String> before = old == null ? List.of() : UnknownFormats.in(old);
        for (String format : UnknownFormats.in(definition)) {
            if (!before.contains(format)) {
                warnings.add("unrecognized format \"" + format + "\"");
            }
        }
    }

    @Override
    public boolean updatesUnconditionally() {
        return false;
    }

    /** Upstream marks it itself, before anything else has a say: neither a grace period nor a generation comes of it. */
    @Override
    public void markDeletion(ObjectNode definition) {
        ObjectNode metadata = (ObjectNode) definition.get("metadata");
        metadata.remove("deletionGracePeriodSeconds");
        metadata.put("generation", metadata.path("generation").asInt() - 1);
        ArrayNode finalizers = metadata.withArray("/finalizers").deepCopy();
        boolean known = false;
        for (JsonNode finalizer : finalizers) {
            known |= finalizer.asText().equals(CLEANUP);
        }
        if (!known) {
            finalizers.add(CLEANUP);
        }
        metadata.set("finalizers", finalizers);
        ObjectNode status = definition.path("status").deepCopy();
        KubeObject.setCondition(
                status,
                "Terminating",
                "True",
                "InstanceDeletionPending",
                "CustomResourceDefinition marked for deletion; CustomResource deletion will begin soon",
                Instant.parse(metadata.path("deletionTimestamp").asText()));
        definition.set("status", status);
    }
}
