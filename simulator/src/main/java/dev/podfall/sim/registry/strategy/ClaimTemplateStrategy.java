package dev.podfall.sim.registry.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.fields.Labels;
import dev.podfall.sim.registry.pod.GoForm;
import java.util.List;
import java.util.Set;

/** ResourceClaimTemplates. Mirrors {@code pkg/registry/resource/resourceclaimtemplate} and {@code pkg/apis/resource}. */
final class ClaimTemplateStrategy extends Strategy {
    private final Peers peers;

    ClaimTemplateStrategy(KindSpec kind, Peers peers) {
        super(kind);
        this.peers = peers;
    }

    @Override
    public Set<String> resetFields(String subresource) {
        return Set.of();
    }

    @Override
    public void applyDefaults(ObjectNode template) {
        DeviceRequests.applyDefaults(devices(template));
    }

    private static JsonNode devices(ObjectNode template) {
        return template.path("spec").path("spec").path("devices");
    }

    @Override
    public void validate(ObjectNode template, Errors errors) {
        ResourceClaimStrategy.validateAdmin(devices(template), template, peers, errors);
        JsonNode metadata = template.path("spec").path("metadata");
        Labels.validate(metadata.path("labels"), "spec.metadata.labels", errors);
        Labels.validateAnnotations(metadata.path("annotations"), "spec.metadata.annotations", errors);
        new DeviceRequests(devices(template)).validate(devices(template), "spec.spec.devices", errors);
    }

    @Override
    public void validateUpdate(ObjectNode template, ObjectNode old, Errors errors) {
        JsonNode now = shown(template.path("spec"));
        if (!now.equals(shown(old.path("spec")))) {
            errors.invalid("spec", now, "field is immutable");
        }
    }

    private static JsonNode shown(JsonNode spec) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        for (String field : List.of("name", "generateName", "namespace", "labels", "annotations", "finalizers")) {
            JsonNode value = spec.path("metadata").path(field);
            if (!value.isMissingNode() && !value.isNull()) {
                shown.set(field, value.isObject() ? Labels.sorted(value) : value);
            }
        }
        return shown.set("Spec", GoForm.value("ResourceClaimSpec", spec.path("spec")));
    }
}
