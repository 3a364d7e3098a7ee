package dev.podfall.sim.registry.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.admission.policy.PolicyExpressions;
import dev.podfall.sim.admission.policy.PolicyExpressions.Expected;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.fields.Names;
import dev.podfall.sim.structural.RuleNames;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * ValidatingAdmissionPolicies. Mirrors {@code pkg/registry/admissionregistration/validatingadmissionpolicy} and {@code
 * pkg/apis/admissionregistration/validation}.
 */
final class AdmissionPolicyStrategy extends Strategy {
    private static final int MOST_ANNOTATIONS = 20;
    private static final String IDENTIFIER = "[_a-zA-Z][_a-zA-Z0-9]*";
    private static final String NOTHING = "validations or auditAnnotations must contain at least one item";

    AdmissionPolicyStrategy(KindSpec kind) {
        super(kind);
    }

    @Override
    public void applyDefaults(ObjectNode policy) {
        if (policy.get("spec") instanceof ObjectNode spec) {
            if (!spec.has("failurePolicy")) {
                spec.put("failurePolicy", "Fail");
            }
            if (spec.get("matchConstraints") instanceof ObjectNode constraints) {
                AdmissionRules.applyDefaults(constraints);
            }
        }
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
        String failure = spec.path("failurePolicy").asText("");
        if (failure.isEmpty()) {
            errors.required("spec.failurePolicy", "");
        } else if (!failure.equals("Fail") && !failure.equals("Ignore")) {
            errors.notSupported("spec.failurePolicy", failure, "Fail", "Ignore");
        }
        boolean hasParams = spec.path("paramKind").isObject();
        if (hasParams) {
            validateParamKind(spec.path("paramKind"), errors);
        }
        JsonNode constraints = spec.path("matchConstraints");
        if (!constraints.isObject()) {
            errors.required("spec.matchConstraints", "");
        } else {
            AdmissionRules.validate(constraints, "spec.matchConstraints", errors);
            if (constraints.path("resourceRules").isEmpty()) {
                errors.required("spec.matchConstraints.resourceRules", "");
            }
        }
        MatchConditions.validate(spec.path("matchConditions"), hasParams, "spec.matchConditions", errors);
        PolicyExpressions expressions =
                new PolicyExpressions(hasParams, !spec.path("variables").isEmpty());
        validateVariables(spec.path("variables"), expressions, errors);
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

    private static void validateParamKind(JsonNode kind, Errors errors) {
        String path = "spec.paramKind.apiVersion";
        String apiVersion = kind.path("apiVersion").asText("");
        int slash = apiVersion.indexOf('/');
        if (apiVersion.isEmpty()) {
            errors.required(path, "");
        } else if (slash != apiVersion.lastIndexOf('/')) {
            errors.invalid(path, apiVersion, "unexpected GroupVersion string: " + apiVersion);
        } else {
            String group = slash < 0 ? "" : apiVersion.substring(0, slash);
            String version = apiVersion.equals("/") ? "" : apiVersion.substring(slash + 1);
            if (!group.isEmpty() && !Names.subdomain(group).isEmpty()) {
                errors.invalid(path, group, String.join(",", Names.subdomain(group)));
            }
            if (version.isEmpty()) {
                errors.invalid(path, apiVersion, "version must be specified");
            } else if (!Names.dns1035(version).isEmpty()) {
                errors.invalid(path, version, String.join(",", Names.dns1035(version)));
            }
        }
        String name = kind.path("kind").asText("");
        if (name.isEmpty()) {
            errors.required("spec.paramKind.kind", "");
        } else if (!Names.dns1035(name.toLowerCase(Locale.ROOT)).isEmpty()) {
            String wrong = String.join(",", Names.dns1035(name.toLowerCase(Locale.ROOT)));
            errors.invalid("spec.paramKind.kind", name, "may have mixed case, but should otherwise match: " + wrong);
        }
    }

    private static void validateVariables(JsonNode variables, PolicyExpressions expressions, Errors errors) {
        for (int i = 0; i < variables.size(); i++) {
            String at = "spec.variables[" + i + "]";
            String name = variables.get(i).path("name").asText();
            String expression = variables.get(i).path("expression").asText();
            if (name.isBlank()) {
                errors.required(at + ".name", "name is not specified");
            } else if (!name.matches(IDENTIFIER) || RuleNames.isReserved(name)) {
                errors.invalid(at + ".name", name, "must be a valid CEL identifier");
            }
            if (expression.isBlank()) {
                errors.required(at + ".expression", "expression is not specified");
            } else {
                told(expressions.add(name, expression), at + ".expression", expression, errors);
            }
        }
    }

    private static void told(Optional<String> problem, String path, String expression, Errors errors) {
        problem.ifPresent(text -> errors.invalid(path, expression, text));
    }

    private static void validate(JsonNode validation, PolicyExpressions expressions, String path, Errors errors) {
        String expression = validation.path("expression").asText();
        if (expression.isBlank()) {
            errors.required(path + ".expression", "expression is not specified");
        } else {
            told(expressions.problem(expression, Expected.BOOL), path + ".expression", expression, errors);
        }
        String made = validation.path("messageExpression").asText("");
        if (!made.isEmpty() && made.isBlank()) {
            errors.invalid(path + ".messageExpression", made, "must be non-empty if specified");
        } else if (!made.isEmpty()) {
            told(expressions.problemOfMessage(made), path + ".messageExpression", made, errors);
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
                told(problem, at + ".valueExpression", written, errors);
            }
            if (!seen.add(key)) {
                errors.duplicate(at + ".key", key);
            }
        }
    }
}
