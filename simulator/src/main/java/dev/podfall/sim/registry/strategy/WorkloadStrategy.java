package dev.podfall.sim.registry.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.pod.PodDefaults;
import dev.podfall.sim.registry.pod.TemplateValidation;
import java.util.List;

/** What Deployments, ReplicaSets, StatefulSets and DaemonSets share: replicas, a selector, a pod template. This is the strategy of ReplicaSets. */
class WorkloadStrategy extends Strategy {
    WorkloadStrategy(KindSpec kind) {
        super(kind);
    }

    @Override
    public void applyDefaults(ObjectNode object) {
        ObjectNode spec = objectAt(object, "spec");
        if (isSized() && !spec.has("replicas")) {
            spec.put("replicas", 1);
        }
        ObjectNode template = objectAt(spec, "template");
        objectAt(template, "metadata");
        PodDefaults.applyToTemplate(objectAt(template, "spec"), type());
    }

    /** Whether the spec says how many pods there are to be. */
    boolean isSized() {
        return true;
    }

    @Override
    public void prepareForCreate(ObjectNode object) {
        super.prepareForCreate(object);
        initialStatus(object.withObject("/status"));
    }

    /** The numbers a status shows even when they are zero. */
    void initialStatus(ObjectNode status) {
        status.put("replicas", 0);
    }

    @Override
    public void validate(ObjectNode object, Errors errors) {
        JsonNode spec = object.path("spec");
        errors.nonNegative("spec.replicas", spec.path("replicas"));
        errors.nonNegative("spec.minReadySeconds", spec.path("minReadySeconds"));
        validateTemplate(spec, errors);
    }

    /** Upstream looks at a ReplicaSet's template with the code and the words for Deployments. */
    static void validateTemplate(JsonNode spec, Errors errors) {
        JsonNode selector = spec.path("selector");
        if (TemplateValidation.selector(selector, "deployment", "invalid label selector", errors)) {
            JsonNode template = spec.path("template");
            TemplateValidation.matches(selector, template, errors);
            TemplateValidation.template(template, errors);
            TemplateValidation.runsAlways(template, "ReplicaSet", errors);
        }
    }

    @Override
    public void validateUpdate(ObjectNode object, ObjectNode old, Errors errors) {
        super.validateUpdate(object, old, errors);
        errors.immutable(
                "spec.selector",
                object.path("spec").path("selector"),
                old.path("spec").path("selector"));
    }

    @Override
    public void prepareForSubresource(String subresource, ObjectNode object, ObjectNode old) {
        super.prepareForSubresource(subresource, object, old);
        if (subresource.equals("scale")) {
            prepareForUpdate(object, old);
        }
    }

    @Override
    public void validateSubresource(String subresource, ObjectNode object, ObjectNode old, Errors errors) {
        if (subresource.equals("status")) {
            for (String field : List.of(
                    "replicas", "readyReplicas", "availableReplicas", "updatedReplicas", "unavailableReplicas")) {
                errors.nonNegative("status." + field, object.path("status").path(field));
            }
        }
    }

    @Override
    public List<String> selectableFields() {
        return type().plural().equals("replicasets") ? List.of("status.replicas") : List.of();
    }

    static ObjectNode objectAt(ObjectNode parent, String field) {
        return parent.get(field) instanceof ObjectNode present ? present : parent.putObject(field);
    }

    static void putIfAbsent(ObjectNode object, String field, String value) {
        if (object.path(field).asText().isEmpty()) {
            object.put(field, value);
        }
    }

    static void putIfAbsent(ObjectNode object, String field, boolean value) {
        if (!object.has(field)) {
            object.put(field, value);
        }
    }

    static void putIfAbsent(ObjectNode object, String field, int value) {
        if (!object.hasNonNull(field)) {
            object.put(field, value);
        }
    }
}
