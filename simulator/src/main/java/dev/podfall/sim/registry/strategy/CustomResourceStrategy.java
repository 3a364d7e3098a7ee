package dev.podfall.sim.registry.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.FieldError;
import dev.podfall.sim.patch.Place;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.store.Trees;
import dev.podfall.sim.structural.Defaults;
import dev.podfall.sim.structural.EmbeddedResources;
import dev.podfall.sim.structural.ListKeys;
import dev.podfall.sim.structural.Pruning;
import dev.podfall.sim.structural.Rules;
import dev.podfall.sim.structural.StructuralSchema;
import dev.podfall.sim.structural.ValueValidation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One version of a custom resource: what its definition says of it. Mirrors {@code
 * k8s.io/apiextensions-apiserver/pkg/registry/customresource/strategy.go} and {@code status_strategy.go}.
 */
public final class CustomResourceStrategy extends Strategy {
    /** Errors after which rules are not asked: they could not tell what they look at. */
    private static final Set<String> BLOCKING = Set.of(
            "FieldValueNotSupported",
            "FieldValueRequired",
            "FieldValueTooLong",
            "FieldValueTooMany",
            "FieldValueTypeInvalid");

    private static final String UNCHECKED = "some validation rules were not checked because the object was invalid; "
            + "correct the existing errors to complete validation";

    private final CustomVersion version;
    private final CustomView view;
    private final StructuralSchema schema;
    private final StructuralSchema storedSchema;
    private final Rules rules;

    CustomResourceStrategy(KindSpec kind, CustomVersion version, CustomView view) {
        super(kind);
        this.version = version;
        this.view = view;
        this.schema = StructuralSchema.of(version.schema());
        this.storedSchema = version.isStored() ? schema : StructuralSchema.of(version.storedSchema());
        this.rules = Rules.of(schema);
    }

    @Override
    public Optional<StructuralSchema> schema() {
        return Optional.of(schema);
    }

    @Override
    public boolean isStorageVersion() {
        return version.isStored();
    }

    @Override
    public CustomView customView() {
        return view;
    }

    @Override
    public Place place() {
        return Place.custom(schema);
    }

    @Override
    public Set<String> resetFields(String subresource) {
        if (subresource == null) {
            return kind().has("status") ? Set.of("status") : Set.of();
        }
        return subresource.equals("status") ? Set.of("metadata", "spec") : Set.of();
    }

    /**
     * In this version, with the defaults that the version in which it was stored has today: a definition may have got more of
     * them since. What this version has by default comes with writes alone.
     */
    @Override
    public ObjectNode fromStorage(ObjectNode stored) {
        String apiVersion = stored.path("apiVersion").asText();
        if (apiVersion.equals(type().apiVersion())) {
            if (!Defaults.lacks(stored, schema)) {
                return stored;
            }
            ObjectNode copy = stored.deepCopy();
            Defaults.apply(copy, schema);
            return copy;
        }
        ObjectNode copy = stored.deepCopy();
        Defaults.apply(copy, StructuralSchema.of(version.schemaOf(apiVersion)));
        Pruning.prune(copy.put("apiVersion", type().apiVersion()), schema);
        return copy;
    }

    /** Versions differ in their name alone; what the stored one does not know is lost. */
    @Override
    public ObjectNode toStorage(ObjectNode object) {
        String stored = version.storedApiVersion();
        if (object.path("apiVersion").asText().equals(stored)) {
            return object;
        }
        ObjectNode copy = object.deepCopy().put("apiVersion", stored);
        Pruning.prune(copy, storedSchema);
        return copy;
    }

    @Override
    public void applyDefaults(ObjectNode object) {
        Defaults.apply(object, schema);
    }

    @Override
    public void applyStatusDefaults(ObjectNode object) {
        Defaults.apply(object, schema);
    }

    @Override
    public void prepareForCreate(ObjectNode object) {
        if (version.isTerminating()) {
            throw ApiException.forbidden(
                    type(),
                    object.path("metadata").path("name").asText(),
                    "create not allowed while custom resource definition is terminating");
        }
        if (kind().has("status")) {
            object.remove("status");
        }
        ((ObjectNode) object.get("metadata")).put("generation", 1);
    }

    @Override
    public void prepareForUpdate(ObjectNode object, ObjectNode old) {
        if (kind().has("status")) {
            copyField(object, old, "status");
        }
        if (specChanged(object, old)) {
            bumpGeneration(object, old);
        }
    }

    /** All but the metadata counts. */
    @Override
    protected boolean specChanged(ObjectNode object, ObjectNode old) {
        ObjectNode now = Trees.shallow(object);
        now.remove("metadata");
        ObjectNode before = Trees.shallow(old);
        before.remove("metadata");
        return !now.equals(before);
    }

    @Override
    public void prepareForSubresource(String subresource, ObjectNode object, ObjectNode old) {
        if (!subresource.equals("status")) {
            prepareForUpdate(object, old);
            return;
        }
        JsonNode status = object.get("status");
        JsonNode managed = object.path("metadata").get("managedFields");
        ObjectNode metadata = Trees.shallow((ObjectNode) old.get("metadata"));
        if (managed != null) {
            metadata.set("managedFields", managed);
        }
        object.removeAll();
        object.setAll(old);
        object.set("metadata", metadata);
        if (status == null) {
            object.remove("status");
        } else {
            object.set("status", status);
        }
    }

    @Override
    public void validate(ObjectNode object, Errors errors) {
        errors.addAll(ValueValidation.validate(schema, object, null));
        version.scale().ifPresent(s -> s.validateWanted(object, errors));
        version.scale().ifPresent(s -> s.validatePresent(object, errors));
        errors.addAll(EmbeddedResources.validate(schema, object));
        errors.addAll(ListKeys.duplicates(schema, object));
        askRules(object, null, errors);
    }

    @Override
    public void validateUpdate(ObjectNode object, ObjectNode old, Errors errors) {
        errors.addAll(ValueValidation.validate(schema, object, old));
        version.scale().ifPresent(s -> s.validateWanted(object, errors));
        version.scale().ifPresent(s -> s.validatePresent(object, errors));
        errors.addAll(EmbeddedResources.validate(schema, object));
        validateLists(object, old, errors);
        askRules(object, old, errors);
    }

    @Override
    public void validateSubresource(String subresource, ObjectNode object, ObjectNode old, Errors errors) {
        if (!subresource.equals("status")) {
            validateUpdate(object, old, errors);
            return;
        }
        StructuralSchema status = schema.properties().get("status");
        if (status != null && object.has("status")) {
            errors.addAll(ValueValidation.validate(status, "status", object.get("status"), old.get("status")));
        }
        version.scale().ifPresent(s -> s.validatePresent(object, errors));
        validateLists(object, old, errors);
        askRules(object, old, errors);
    }

    private void validateLists(ObjectNode object, ObjectNode old, Errors errors) {
        if (ListKeys.duplicates(schema, old).isEmpty()) {
            errors.addAll(ListKeys.duplicates(schema, object));
        }
    }

    private void askRules(ObjectNode object, ObjectNode old, Errors errors) {
        if (rules.isEmpty()) {
            return;
        }
        boolean blocked = errors.list().stream().anyMatch(e -> BLOCKING.contains(e.reason()));
        if (blocked) {
            errors.add(FieldError.invalid("<nil>", "null", UNCHECKED));
        } else {
            errors.addAll(rules.validate(object, old));
        }
    }

    @Override
    public void warn(ObjectNode object, ObjectNode old, List<String> warnings) {
        List<String> before = new ArrayList<>();
        if (old != null) {
            old.path("metadata").path("finalizers").forEach(f -> before.add(f.asText()));
        }
        for (JsonNode finalizer : object.path("metadata").path("finalizers")) {
            String name = finalizer.asText();
            boolean standard =
                    Set.of("orphan", "foregroundDeletion", "kubernetes").contains(name);
            if (!before.contains(name) && !name.contains("/") && !standard) {
                String path = name.contains(".") ? " including a path (/)" : "";
                warnings.add("metadata.finalizers: \"" + name + "\": prefer a domain-qualified finalizer name" + path
                        + " to avoid accidental conflicts with other finalizer writers");
            }
        }
    }

    @Override
    public boolean updatesUnconditionally() {
        return false;
    }

    @Override
    public ScalePaths scalePaths() {
        return version.scale().map(CustomScale::paths).orElse(ScalePaths.BUILT_IN);
    }

    @Override
    public List<String> selectableFields() {
        return version.selectableFields();
    }
}
