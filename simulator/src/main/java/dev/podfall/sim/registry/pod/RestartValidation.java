package dev.podfall.sim.registry.pod;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.registry.fields.Errors;
import java.util.HashSet;
import java.util.Set;

/** When a container starts anew. Mirrors {@code validateContainerRestartPolicy} and {@code validateResizePolicy}. */
final class RestartValidation {
    private static final int MOST_RULES = 20;
    private static final int MOST_CODES = 255;

    private RestartValidation() {}

    /** Its own policy and the rules beside it. */
    static void validate(JsonNode container, String path, Errors errors) {
        JsonNode rules = container.path("restartPolicyRules");
        PodValidation.choiceIfThere(container, "restartPolicy", path, errors, "Always", "Never", "OnFailure");
        if (!container.has("restartPolicy") && !rules.isEmpty()) {
            errors.required(path + ".restartPolicy", "must specify restartPolicy when restart rules are used");
        }
        boolean init = path.contains(".initContainers[");
        if (init && !container.has("restartPolicy")) {
            return; // upstream looks no further there
        }
        if (rules.size() > MOST_RULES) {
            errors.tooMany(path + ".restartPolicyRules", rules.size(), MOST_RULES);
        }
        for (int i = 0; i < rules.size(); i++) {
            validateRule(rules.get(i), path + ".restartPolicyRules[" + i + "]", errors);
        }
    }

    private static void validateRule(JsonNode rule, String path, Errors errors) {
        String action = rule.path("action").asText();
        if (!action.equals("Restart") && !action.equals("RestartAllContainers")) {
            errors.notSupported(path + ".action", action, "Restart", "RestartAllContainers");
        }
        JsonNode codes = rule.path("exitCodes");
        if (!codes.isObject()) {
            errors.required(path + ".exitCodes", "must be specified");
            return;
        }
        String operator = codes.path("operator").asText();
        if (!operator.equals("In") && !operator.equals("NotIn")) {
            errors.notSupported(path + ".exitCodes.operator", operator, "In", "NotIn");
        }
        if (codes.path("values").size() > MOST_CODES) {
            errors.tooMany(path + ".exitCodes.values", codes.path("values").size(), MOST_CODES);
        }
    }

    /** Whether new resources mean a new start. @param restart the policy of the pod */
    static void validateResize(JsonNode policies, JsonNode restart, String path, Errors errors) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < policies.size(); i++) {
            String resource = policies.get(i).path("resourceName").asText();
            String policy = policies.get(i).path("restartPolicy").asText();
            if (!seen.add(resource)) {
                errors.duplicate(path + "[" + i + "]", resource);
            }
            switch (resource) {
                case "cpu", "memory" -> {}
                case "" -> errors.required(path, "");
                default -> errors.notSupported(path, resource, "cpu", "memory");
            }
            switch (policy) {
                case "NotRequired", "RestartContainer" -> {}
                case "" -> errors.required(path, "");
                default -> errors.notSupported(path, policy, "NotRequired", "RestartContainer");
            }
            if (restart.asText().equals("Never") && !policy.equals("NotRequired")) {
                errors.invalid(path, policy, "must be 'NotRequired' when pod `restartPolicy` is 'Never'");
            }
        }
    }

    /** A container that runs to its end is not started anew for new resources. */
    static void forbidRestartOnResize(JsonNode container, String path, Errors errors) {
        JsonNode policies = container.path("resizePolicy");
        for (int i = 0; i < policies.size(); i++) {
            String policy = policies.get(i).path("restartPolicy").asText();
            if (policy.equals("RestartContainer")) {
                errors.invalid(
                        path + ".resizePolicy[" + i + "].restartPolicy",
                        policy,
                        "must not be set to 'RestartContainer' for non-sidecar initContainers");
            }
        }
    }
}
