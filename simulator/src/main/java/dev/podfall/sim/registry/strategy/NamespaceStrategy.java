package dev.podfall.sim.registry.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.registry.fields.Errors;

/** Namespaces: they wait for their own finalizers in {@code spec}. Mirrors {@code pkg/registry/core/namespace}. */
final class NamespaceStrategy extends Strategy {
    NamespaceStrategy(KindSpec kind) {
        super(kind);
    }

    @Override
    public void applyDefaults(ObjectNode object) {
        ObjectNode metadata = (ObjectNode) object.get("metadata");
        ObjectNode labels =
                metadata.get("labels") instanceof ObjectNode present ? present : metadata.putObject("labels");
        String name = metadata.path("name").asText();
        if (!name.isEmpty()) {
            labels.put("kubernetes.io/metadata.name", name);
        }
    }

    @Override
    public void prepareForCreate(ObjectNode object) {
        object.putObject("status").put("phase", "Active");
        ObjectNode spec = object.get("spec") instanceof ObjectNode present ? present : object.putObject("spec");
        boolean known = false;
        for (var f : spec.path("finalizers")) {
            known |= f.asText().equals("kubernetes");
        }
        if (!known) {
            spec.withArray("/finalizers").add("kubernetes");
        }
        applyDefaults(object);
    }

    @Override
    public void validate(ObjectNode object, Errors errors) {
        for (JsonNode finalizer : object.path("spec").path("finalizers")) {
            ObjectMeta.validateFinalizer(finalizer.asText(), "spec.finalizers", errors);
        }
    }

    @Override
    public void prepareForUpdate(ObjectNode object, ObjectNode old) {
        ObjectNode spec = object.get("spec") instanceof ObjectNode present ? present : object.putObject("spec");
        copyField(spec, (ObjectNode) old.path("spec"), "finalizers");
        copyField(object, old, "status");
    }

    @Override
    public void prepareForSubresource(String subresource, ObjectNode object, ObjectNode old) {
        if (subresource.equals("finalize")) {
            copyField(object, old, "status");
        } else {
            super.prepareForSubresource(subresource, object, old);
        }
    }

    @Override
    public java.util.List<String> validateName(String name) {
        return dev.podfall.sim.registry.fields.Names.label(name);
    }

    @Override
    public boolean mayGo(ObjectNode object) {
        return object.path("spec").path("finalizers").isEmpty();
    }

    @Override
    public void markDeletion(ObjectNode object) {
        ((ObjectNode) object.get("metadata")).remove("deletionGracePeriodSeconds");
        ObjectNode status =
                object.path("status").deepCopy() instanceof ObjectNode present ? present : object.objectNode();
        object.set("status", status.put("phase", "Terminating"));
    }

    @Override
    public java.util.List<String> selectableFields() {
        return java.util.List.of("status.phase");
    }
}
