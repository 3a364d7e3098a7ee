package dev.podfall.sim.registry.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.fields.Names;
import dev.podfall.sim.registry.pod.GoForm;
import dev.podfall.sim.registry.pod.TemplateValidation;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is wrong with the spec of a Job or of a CronJob's Jobs. Mirrors {@code validateJobSpec} of {@code pkg/apis/batch}. */
final class JobValidation {
    private static final int MOST_PARALLEL = 100_000;
    private static final int MOST_RULES = 20;
    private static final int MOST_VALUES = 255;
    private static final int LONGEST_MANAGER = 63;

    /** A rule is shown by nothing but its path. */
    private static final String OMITTED = "Invalid value";

    private final JsonNode spec;
    private final String path;
    private final Errors errors;

    private JobValidation(JsonNode spec, String path, Errors errors) {
        this.spec = spec;
        this.path = path;
        this.errors = errors;
    }

    static void validate(JsonNode spec, String path, Errors errors) {
        new JobValidation(spec, path, errors).validate();
    }

    private void validate() {
        for (String count : List.of(
                "parallelism",
                "completions",
                "activeDeadlineSeconds",
                "backoffLimit",
                "ttlSecondsAfterFinished",
                "backoffLimitPerIndex",
                "maxFailedIndexes")) {
            errors.nonNegative(path + "." + count, spec.path(count));
        }
        if (spec.has("maxFailedIndexes") && !spec.has("backoffLimitPerIndex")) {
            errors.required(path + ".backoffLimitPerIndex", "when maxFailedIndexes is specified");
        }
        if (spec.has("managedBy")) {
            managedBy(spec.path("managedBy").asText(), path + ".managedBy");
        }
        String mode = spec.path("completionMode").asText("NonIndexed");
        if (!List.of("NonIndexed", "Indexed").contains(mode)) {
            errors.notSupported(path + ".completionMode", mode, "NonIndexed", "Indexed");
        } else if (mode.equals("Indexed")) {
            validateIndexed();
        } else {
            for (String field : List.of("backoffLimitPerIndex", "maxFailedIndexes")) {
                if (spec.has(field)) {
                    errors.invalid(path + "." + field, spec.path(field), "requires indexed completion mode");
                }
            }
        }
        JsonNode rules = spec.path("podFailurePolicy").path("rules");
        if (rules.size() > MOST_RULES) {
            errors.tooMany(path + ".podFailurePolicy.rules", rules.size(), MOST_RULES);
        }
        for (int i = 0; i < rules.size(); i++) {
            validateRule(rules.get(i), path + ".podFailurePolicy.rules[" + i + "]");
        }
        validateSuccess(mode);
        validateReplacement();
        TemplateValidation.template(spec.path("template"), path + ".template", errors);
        validateRestarts();
    }

    private void validateIndexed() {
        JsonNode completions = spec.path("completions");
        if (!completions.isNumber()) {
            errors.required(path + ".completions", "when completion mode is Indexed");
        }
        JsonNode parallelism = spec.path("parallelism");
        if (parallelism.asLong() > MOST_PARALLEL) {
            errors.invalid(
                    path + ".parallelism",
                    parallelism,
                    "must be less than or equal to " + MOST_PARALLEL + " when completion mode is Indexed");
        }
        JsonNode failed = spec.path("maxFailedIndexes");
        if (completions.isNumber() && failed.asLong() > completions.asLong()) {
            errors.invalid(path + ".maxFailedIndexes", failed, "must be less than or equal to completions");
        }
        if (failed.asLong() > MOST_PARALLEL) {
            errors.invalid(path + ".maxFailedIndexes", failed, "must be less than or equal to " + MOST_PARALLEL);
        }
    }

    private void managedBy(String name, String at) {
        Names.domainPrefixedPath(name, at, errors);
        if (name.length() > LONGEST_MANAGER) {
            errors.tooLong(at, LONGEST_MANAGER);
        }
    }

    private void validateSuccess(String mode) {
        JsonNode policy = spec.path("successPolicy");
        if (!policy.isObject()) {
            return;
        }
        String at = path + ".successPolicy";
        if (mode.equals("Indexed")) {
            SuccessPolicyValidation.validate(policy, spec.path("completions").asLong(), at, errors);
        } else {
            errors.invalid(at, GoForm.value("SuccessPolicy", policy), "requires indexed completion mode");
        }
    }

    private void validateReplacement() {
        String policy = spec.path("podReplacementPolicy").asText();
        if (policy.isEmpty()) {
            return;
        }
        if (spec.has("podFailurePolicy")) {
            if (!policy.equals("Failed")) {
                errors.notSupported(path + ".podReplacementPolicy", policy, "Failed");
            }
        } else if (!List.of("Failed", "TerminatingOrFailed").contains(policy)) {
            errors.notSupported(path + ".podReplacementPolicy", policy, "Failed", "TerminatingOrFailed");
        }
    }

    private void validateRestarts() {
        String restart =
                spec.path("template").path("spec").path("restartPolicy").asText();
        String at = path + ".template.spec.restartPolicy";
        if (restart.isEmpty() || restart.equals("Always")) {
            errors.required(at, "valid values: \"OnFailure\", \"Never\"");
        } else if (!List.of("OnFailure", "Never").contains(restart)) {
            errors.notSupported(at, restart, "OnFailure", "Never");
        } else if (spec.has("podFailurePolicy") && !restart.equals("Never")) {
            errors.invalid(at, restart, "only \"Never\" is supported when podFailurePolicy is specified");
        }
    }

    private void validateRule(JsonNode rule, String at) {
        String action = rule.path("action").asText();
        if (action.isEmpty()) {
            errors.required(at + ".action", "valid values: [\"Count\" \"FailIndex\" \"FailJob\" \"Ignore\"]");
        } else if (action.equals("FailIndex")) {
            if (!spec.has("backoffLimitPerIndex")) {
                errors.invalid(at + ".action", action, "requires the backoffLimitPerIndex to be set");
            }
        } else if (!List.of("Count", "FailJob", "Ignore").contains(action)) {
            errors.notSupported(at + ".action", action, "Count", "FailIndex", "FailJob", "Ignore");
        }
        JsonNode codes = rule.path("onExitCodes");
        JsonNode conditions = rule.path("onPodConditions");
        if (codes.isObject()) {
            validateCodes(codes, at + ".onExitCodes");
        }
        for (int i = 0; i < conditions.size(); i++) {
            validateCondition(conditions.get(i), at + ".onPodConditions[" + i + "]");
        }
        if (codes.isObject() && !conditions.isEmpty()) {
            omitted(at, "specifying both OnExitCodes and OnPodConditions is not supported");
        } else if (!codes.isObject() && conditions.isEmpty()) {
            omitted(at, "specifying one of OnExitCodes and OnPodConditions is required");
        }
    }

    private void omitted(String at, String detail) {
        errors.add(new dev.podfall.sim.client.FieldError(at, "FieldValueInvalid", OMITTED + ": " + detail));
    }

    private void validateCondition(JsonNode pattern, String at) {
        String type = pattern.path("type").asText();
        errors.invalidAll(at + ".type", type, Names.qualified(type));
        String status = pattern.path("status").asText();
        if (status.isEmpty()) {
            errors.required(at + ".status", "valid values: [\"False\" \"True\" \"Unknown\"]");
        } else if (!List.of("False", "True", "Unknown").contains(status)) {
            errors.notSupported(at + ".status", status, "False", "True", "Unknown");
        }
    }

    private void validateCodes(JsonNode codes, String at) {
        String operator = codes.path("operator").asText();
        if (operator.isEmpty()) {
            errors.required(at + ".operator", "valid values: [\"In\" \"NotIn\"]");
        } else if (!List.of("In", "NotIn").contains(operator)) {
            errors.notSupported(at + ".operator", operator, "In", "NotIn");
        }
        JsonNode container = codes.path("containerName");
        if (container.isTextual() && !containerNames().contains(container.asText())) {
            errors.invalid(
                    at + ".containerName",
                    container,
                    "must be one of the container or initContainer names in the pod template");
        }
        JsonNode values = codes.path("values");
        if (values.isEmpty()) {
            Object shown = values.isArray() ? values : "null";
            errors.invalid(at + ".values", new StringBuilder(shown.toString()), "at least one value is required");
        } else if (values.size() > MOST_VALUES) {
            errors.tooMany(at + ".values", values.size(), MOST_VALUES);
        }
        boolean ordered = true;
        Set<Long> seen = new HashSet<>();
        for (int i = 0; i < values.size(); i++) {
            long code = values.get(i).asLong();
            if (operator.equals("In") && code == 0) {
                errors.invalid(at + ".values[" + i + "]", code, "must not be 0 for the In operator");
            }
            if (!seen.add(code)) {
                errors.duplicate(at + ".values[" + i + "]", code);
            }
            ordered &= i == 0 || values.get(i - 1).asLong() <= code;
        }
        if (!ordered) {
            errors.invalid(at + ".values", values, "must be ordered");
        }
    }

    private Set<String> containerNames() {
        Set<String> names = new HashSet<>();
        JsonNode pod = spec.path("template").path("spec");
        for (String list : List.of("containers", "initContainers")) {
            pod.path(list).forEach(c -> names.add(c.path("name").asText()));
        }
        return names;
    }
}
