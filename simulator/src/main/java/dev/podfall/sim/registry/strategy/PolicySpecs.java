package dev.podfall.sim.registry.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.admission.policy.PolicyExpressions;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.fields.Names;
import dev.podfall.sim.structural.RuleNames;
import java.util.Locale;
import java.util.Optional;

/** What policies of admission have in common, whether they validate or mutate. Mirrors {@code pkg/apis/admissionregistration/validation}. */
final class PolicySpecs {
    private static final String IDENTIFIER = "[_a-zA-Z][_a-zA-Z0-9]*";

    private PolicySpecs() {}

    static void applyDefaults(ObjectNode policy) {
        if (policy.get("spec") instanceof ObjectNode spec) {
            if (!spec.has("failurePolicy")) {
                spec.put("failurePolicy", "Fail");
            }
            if (spec.get("matchConstraints") instanceof ObjectNode constraints) {
                AdmissionRules.applyDefaults(constraints);
            }
        }
    }

    /** What a policy does when it fails, the kind of its parameters, and what it is about. */
    static void validateHead(JsonNode spec, Errors errors) {
        String failure = spec.path("failurePolicy").asText("");
        if (!spec.has("failurePolicy")) {
            errors.required("spec.failurePolicy", "");
        } else if (!failure.equals("Fail") && !failure.equals("Ignore")) {
            errors.notSupported("spec.failurePolicy", failure, "Fail", "Ignore");
        }
        if (spec.path("paramKind").isObject()) {
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

    static void validateVariables(JsonNode variables, PolicyExpressions expressions, Errors errors) {
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

    /** Notes what is wrong with an expression, if something is. */
    static void told(Optional<String> problem, String path, String expression, Errors errors) {
        problem.ifPresent(text -> errors.invalid(path, expression, text));
    }
}
