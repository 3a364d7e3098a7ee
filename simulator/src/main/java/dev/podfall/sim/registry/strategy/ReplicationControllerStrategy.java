package dev.podfall.sim.registry.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.LabelSelector;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.pod.TemplateValidation;
import java.util.LinkedHashMap;
import java.util.Map;

/** ReplicationControllers. Mirrors {@code pkg/registry/core/replicationcontroller}, {@code pkg/apis/core}. */
final class ReplicationControllerStrategy extends WorkloadStrategy {
    ReplicationControllerStrategy(KindSpec kind) {
        super(kind);
    }

    /** One without selector or labels has those of its template. */
    @Override
    public void applyDefaults(ObjectNode object) {
        boolean bare = !object.path("spec").path("template").isObject();
        super.applyDefaults(object);
        ObjectNode spec = objectAt(object, "spec");
        if (bare) {
            spec.remove("template"); // Here alone a missing template is told as such.
            return;
        }
        JsonNode labels = spec.path("template").path("metadata").path("labels");
        if (labels.isObject() && !labels.isEmpty()) {
            if (spec.path("selector").isEmpty()) {
                spec.set("selector", labels.deepCopy());
            }
            ObjectNode metadata = objectAt(object, "metadata");
            if (metadata.path("labels").isEmpty()) {
                metadata.set("labels", labels.deepCopy());
            }
        }
    }

    @Override
    public void validate(ObjectNode object, Errors errors) {
        JsonNode spec = object.path("spec");
        errors.nonNegative("spec.minReadySeconds", spec.path("minReadySeconds"));
        JsonNode selector = spec.path("selector");
        if (selector.isEmpty()) {
            errors.required("spec.selector", "");
        }
        errors.nonNegative("spec.replicas", spec.path("replicas"));
        JsonNode template = spec.path("template");
        JsonNode labels = template.path("metadata").path("labels");
        if (template.isMissingNode()) {
            errors.required("spec.template", "");
            return;
        }
        if (!selects(selector, labels)) {
            TemplateValidation.mismatch(labels, errors);
        }
        TemplateValidation.template(template, errors);
        TemplateValidation.runsAlways(template, "ReplicationController", errors);
    }

    private static boolean selects(JsonNode selector, JsonNode labels) {
        Map<String, String> wanted = new LinkedHashMap<>();
        selector.fields()
                .forEachRemaining(e -> wanted.put(e.getKey(), e.getValue().asText()));
        return LabelSelector.of(wanted).matches(labels);
    }

    /** Unlike the others', its selector may change. */
    @Override
    public void validateUpdate(ObjectNode object, ObjectNode old, Errors errors) {
        validate(object, errors);
    }
}
