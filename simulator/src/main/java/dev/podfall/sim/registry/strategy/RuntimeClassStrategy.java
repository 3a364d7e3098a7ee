package dev.podfall.sim.registry.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.fields.Labels;
import dev.podfall.sim.registry.fields.Names;
import dev.podfall.sim.registry.pod.PodValidation;
import java.util.HashSet;
import java.util.Set;

/** RuntimeClasses. Mirrors {@code pkg/apis/node/validation}. */
final class RuntimeClassStrategy extends Strategy {
    RuntimeClassStrategy(KindSpec kind) {
        super(kind);
    }

    @Override
    public void validate(ObjectNode runtime, Errors errors) {
        String handler = runtime.path("handler").asText();
        if (handler.isEmpty()) {
            errors.required("handler", "");
        } else {
            errors.invalidAll("handler", handler, Names.label(handler));
        }
        if (runtime.path("overhead").isObject()) {
            PodValidation.validateLimits(runtime.path("overhead").path("podFixed"), "overhead", errors);
        }
        JsonNode scheduling = runtime.path("scheduling");
        Labels.validate(scheduling.path("nodeSelector"), "scheduling.nodeSelector", errors);
        JsonNode tolerations = scheduling.path("tolerations");
        PodValidation.validateTolerations(tolerations, "scheduling.tolerations", errors);
        Set<JsonNode> seen = new HashSet<>();
        for (int i = 0; i < tolerations.size(); i++) {
            ObjectNode key = tolerations.get(i).deepCopy();
            key.remove("tolerationSeconds");
            if (!seen.add(key)) {
                errors.duplicate("scheduling.tolerations[" + i + "]", tolerations.get(i));
            }
        }
    }

    @Override
    public void validateUpdate(ObjectNode runtime, ObjectNode old, Errors errors) {
        errors.immutable("handler", runtime.path("handler"), old.path("handler"));
    }
}
