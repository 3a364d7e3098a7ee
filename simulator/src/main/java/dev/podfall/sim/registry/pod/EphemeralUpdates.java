package dev.podfall.sim.registry.pod;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.registry.fields.Errors;
import java.util.HashMap;
import java.util.Map;

/** Containers for a look inside come and stay. Mirrors {@code ValidatePodEphemeralContainersUpdate}. */
public final class EphemeralUpdates {
    private static final String PATH = "spec.ephemeralContainers";

    private EphemeralUpdates() {}

    /** @param errors of the metadata until now; of a static pod there is only the one */
    public static void validate(ObjectNode pod, ObjectNode old, Errors errors) {
        JsonNode annotations = old.path("metadata").path("annotations");
        if (annotations.has(AnnotationValidation.MIRROR)) {
            errors.clear();
            errors.forbidden("[]", "static pods do not support ephemeral containers");
            return;
        }
        PodValidation.validatePod(pod, errors);
        AnnotationValidation.validateUpdate(pod.path("metadata").path("annotations"), annotations, errors);
        Map<String, JsonNode> now = new HashMap<>();
        for (JsonNode container : pod.path("spec").path("ephemeralContainers")) {
            now.put(container.path("name").asText(), container);
        }
        for (JsonNode before : old.path("spec").path("ephemeralContainers")) {
            String name = before.path("name").asText();
            String which = "existing ephemeral containers \"" + name + "\" may not be ";
            JsonNode container = now.get(name);
            if (container == null) {
                errors.forbidden(PATH, which + "removed\n");
            } else if (!container.equals(before)) {
                String diff = UnifiedDiff.of(
                        GoForm.lines("EphemeralContainer", before), GoForm.lines("EphemeralContainer", container));
                errors.forbidden(PATH, which + "changed\n" + diff);
            }
        }
    }
}
