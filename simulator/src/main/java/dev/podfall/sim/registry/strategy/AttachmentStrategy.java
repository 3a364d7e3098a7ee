package dev.podfall.sim.registry.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.fields.Names;

/** VolumeAttachments. Mirrors {@code ValidateVolumeAttachment} of {@code pkg/apis/storage/validation}. */
final class AttachmentStrategy extends Strategy {
    private static final String ONE = "must specify exactly one of inlineVolumeSpec and persistentVolumeName";

    AttachmentStrategy(KindSpec kind) {
        super(kind);
    }

    @Override
    public void prepareForCreate(ObjectNode attachment) {
        attachment.putObject("status").put("attached", false);
    }

    @Override
    public void validate(ObjectNode attachment, Errors errors) {
        JsonNode spec = attachment.path("spec");
        DriverStrategies.validateDriverName(spec.path("attacher").asText(), "spec.attacher", errors);
        JsonNode source = spec.path("source");
        JsonNode volume = source.path("persistentVolumeName");
        if (!volume.isTextual() && !source.has("inlineVolumeSpec")) {
            errors.required("spec.source", ONE);
        } else if (volume.isTextual() && source.has("inlineVolumeSpec")) {
            errors.forbidden("spec.source", ONE);
        } else if (volume.isTextual() && volume.asText().isEmpty()) {
            errors.required("spec.source.persistentVolumeName", "must specify non empty persistentVolumeName");
        }
        String node = spec.path("nodeName").asText();
        errors.invalidAll("spec.nodeName", node, Names.subdomain(node));
        if (volume.isTextual()) {
            errors.invalidAll("spec.source.persistentVolumeName", volume.asText(), Names.subdomain(volume.asText()));
        }
    }

    @Override
    public void validateUpdate(ObjectNode attachment, ObjectNode old, Errors errors) {
        validate(attachment, errors);
        if (!attachment.path("spec").equals(old.path("spec"))) {
            errors.invalid("spec", shown(attachment.path("spec")), "field is immutable");
        }
    }

    /** In upstream's own form, as errors show it. */
    private static JsonNode shown(JsonNode spec) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        shown.set("Attacher", spec.path("attacher"));
        JsonNode volume = spec.path("source").path("persistentVolumeName");
        ObjectNode source = shown.putObject("Source");
        source.set("PersistentVolumeName", volume.isTextual() ? volume : NullNode.instance);
        source.putNull("InlineVolumeSpec");
        shown.set("NodeName", spec.path("nodeName"));
        return shown;
    }
}
