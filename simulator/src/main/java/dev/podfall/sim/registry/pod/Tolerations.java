package dev.podfall.sim.registry.pod;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.fields.Names;
import java.util.List;

/** Tolerations. Mirrors {@code ValidateTolerations}. */
final class Tolerations {
    private Tolerations() {}

    static void validate(JsonNode tolerations, String path, Errors errors) {
        for (int i = 0; i < tolerations.size(); i++) {
            validateOne(tolerations.get(i), path + "[" + i + "]", errors);
        }
    }

    private static void validateOne(JsonNode toleration, String path, Errors errors) {
        String key = toleration.path("key").asText();
        String operator = toleration.path("operator").asText();
        String value = toleration.path("value").asText();
        String effect = toleration.path("effect").asText();
        if (!key.isEmpty()) {
            errors.invalidAll(path + ".key", key, Names.qualified(key));
        }
        if (key.isEmpty() && !operator.equals("Exists")) {
            errors.invalid(
                    path + ".operator",
                    operator,
                    "operator must be Exists when `key` is empty, which means \"match all values and all keys\"");
        }
        if (toleration.has("tolerationSeconds") && !effect.equals("NoExecute")) {
            errors.invalid(path + ".effect", effect, "effect must be 'NoExecute' when `tolerationSeconds` is set");
        }
        switch (operator) {
            case "", "Equal" -> {
                List<String> wrong = Names.labelValue(value);
                if (!wrong.isEmpty()) {
                    errors.invalid(path + ".operator", value, String.join(";", wrong));
                }
            }
            case "Exists" -> {
                if (!value.isEmpty()) {
                    errors.invalid(path + ".operator", value, "value must be empty when `operator` is 'Exists'");
                }
            }
            case "Lt", "Gt" -> errors.notSupported(path + ".operator", operator, "Equal", "Exists", "Lt", "Gt");
            default -> errors.notSupported(path + ".operator", operator, "Equal", "Exists");
        }
        if (!effect.isEmpty()
                && !effect.equals("NoSchedule")
                && !effect.equals("PreferNoSchedule")
                && !effect.equals("NoExecute")) {
            errors.notSupported(path + ".effect", effect, "NoSchedule", "PreferNoSchedule", "NoExecute");
        }
    }
}
