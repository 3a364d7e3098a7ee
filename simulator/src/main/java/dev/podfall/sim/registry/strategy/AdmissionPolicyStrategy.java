package dev.podfall.sim.registry.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.admission.policy.PolicyExpressions;
import dev.podfall.sim.admission.policy.PolicyExpressions.Expected;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.fields.Names;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * ValidatingAdmissionPolicies. Mirrors {@code pkg/registry/admissionregistration/validatingadmissionpolicy} and {@code
 * pkg/apis/admissionregistration/validation}.
 */
final class AdmissionPolicyStrategy extends Strategy {
    private static final int MOST_ANNOTATIONS = 20;
    private static final String NOTHING = "validations or auditAnnotations must contain at least one item";

    AdmissionPolicyStrategy(KindSpec kind) {
        super(kind);
    }

    @Override
    public void applyDefaults(ObjectNode policy) {
        PolicySpecs.applyDefaults(policy);
    }

    @Override
    public boolean updatesUnconditionally() {
        return false;
    }

    @Override
    public Set<String> resetFields(String subresource) {
        return subresource == null ? Set.of("status") : Set.of("spec", "metadata");
    }

    @Override
    public void validate(ObjectNode policy, Errors errors) {
        JsonNode spec = policy.path("spec");
        boolean hasParams = spec.path("paramKind").isObject();
        PolicySpecs.validateHead(spec, errors);
        MatchConditions.validate(spec.path("matchConditions"), hasParams, "spec.matchConditions", errors);
        PolicyExpressions expressions =
                new PolicyExpressions(hasParams, !spec.path("variables").isEmpty());
        PolicySpecs.validateVariables(spec.path("variables"), expressions, errors);
        if (spec.path("validations").isEmpty() && spec.path("auditAnnotations").isEmpty()) {
            errors.required("spec.validations", NOTHING);
            errors.required("spec.auditAnnotations", NOTHING);
            return;
        }
        for (int i = 0; i < spec.path("validations").size(); i++) {
            validate(spec.path("validations").get(i), expressions, "spec.validations[" + i + "]", errors);
        }
        validateAnnotations(policy, expressions, errors);
    }

    private static void validate(JsonNode validation, PolicyExpressions expressions, String path, Errors errors) {
        String expression = validation.path("expression").asText();
        if (expression.isBlank()) {
            errors.required(path + ".expression", "expression is not specified");
        } else {
            PolicySpecs.told(expressions.problem(expression, Expected.BOOL), path + ".expression", expression, errors);
        }
        String made = validation.path("messageExpression").asText("");
        if (!made.isEmpty() && made.isBlank()) {
            errors.invalid(path + ".messageExpression", made, "must be non-empty if specified");
        } else if (!made.isEmpty()) {
            PolicySpecs.told(expressions.problemOfMessage(made), path + ".messageExpression", made, errors);
        }
        String message = validation.path("message").asText("");
        if (!message.isEmpty() && message.isBlank()) {
            errors.invalid(path + ".message", message, "must be non-empty if specified");
        } else if (message.strip().matches("(?s).*[\n\r].*")) {
            errors.invalid(path + ".message", message, "must not contain line breaks");
        }
        String reason = validation.path("reason").asText("Invalid");
        if (!Set.of("Forbidden", "Invalid", "RequestEntityTooLarge").contains(reason)) {
            errors.notSupported(path + ".reason", reason, "Forbidden", "Invalid", "RequestEntityTooLarge");
        }
    }

    private static void validateAnnotations(ObjectNode policy, PolicyExpressions expressions, Errors errors) {
        JsonNode annotations = policy.path("spec").path("auditAnnotations");
        String home = policy.path("metadata").path("name").asText();
        if (annotations.size() > MOST_ANNOTATIONS) {
            errors.invalid(
                    "spec.auditAnnotations",
                    annotations,
                    "must not have more than " + MOST_ANNOTATIONS + " auditAnnotations");
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < annotations.size(); i++) {
            String at = "spec.auditAnnotations[" + i + "]";
            String key = annotations.get(i).path("key").asText();
            if (home.isEmpty()) {
                errors.invalid(at + ".key", key, "requires metadata.name be non-empty");
            } else {
                errors.invalidAll(at + ".key", home + "/" + key, Names.qualified(home + "/" + key));
            }
            String written = annotations.get(i).path("valueExpression").asText();
            if (written.isBlank()) {
                errors.required(at + ".valueExpression", "valueExpression is not specified");
            } else {
                Optional<String> problem = expressions.problem(written.strip(), Expected.STRING_OR_NULL);
                PolicySpecs.told(problem, at + ".valueExpression", written, errors);
            }
            if (!seen.add(key)) {
                errors.duplicate(at + ".key", key);
            }
        }
    }
}
