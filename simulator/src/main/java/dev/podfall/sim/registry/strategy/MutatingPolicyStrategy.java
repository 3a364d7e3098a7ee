package dev.podfall.sim.registry.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.admission.policy.PolicyExpressions;
import dev.podfall.sim.admission.policy.PolicyExpressions.Expected;
import dev.podfall.sim.registry.fields.Errors;
import java.util.Set;

/**
 * MutatingAdmissionPolicies. Mirrors {@code pkg/registry/admissionregistration/mutatingadmissionpolicy} and {@code
 * pkg/apis/admissionregistration/validation}.
 */
final class MutatingPolicyStrategy extends Strategy {
    private static final String CONSTRAINTS = "matchConstraints";

    MutatingPolicyStrategy(KindSpec kind) {
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
        return Set.of();
    }

    @Override
    public void validate(ObjectNode policy, Errors errors) {
        JsonNode spec = policy.path("spec");
        boolean hasParams = spec.path("paramKind").isObject();
        PolicySpecs.validateHead(spec, errors);
        AdmissionRules.validateMutating(spec.path(CONSTRAINTS), "spec." + CONSTRAINTS, errors);
        MatchConditions.validate(spec.path("matchConditions"), hasParams, "spec.matchConditions", errors);
        PolicyExpressions expressions = new PolicyExpressions(hasParams, true);
        PolicySpecs.validateVariables(spec.path("variables"), expressions, errors);
        JsonNode mutations = spec.path("mutations");
        if (mutations.isEmpty()) {
            errors.required("spec.mutations", "mutations must contain at least one item");
        }
        for (int i = 0; i < mutations.size(); i++) {
            validate(mutations.get(i), expressions, "spec.mutations[" + i + "]", errors);
        }
        String again = spec.path("reinvocationPolicy").asText("");
        if (again.isEmpty()) {
            errors.required("spec.reinvocationPolicy", "");
        } else if (!Set.of("IfNeeded", "Never").contains(again)) {
            errors.notSupported("spec.reinvocationPolicy", again, "IfNeeded", "Never");
        }
    }

    private static void validate(JsonNode mutation, PolicyExpressions expressions, String path, Errors errors) {
        String type = mutation.path("patchType").asText("");
        switch (type) {
            case "" -> errors.required(path + ".patchType", "");
            case "JSONPatch" -> validate(mutation, type, Expected.JSON_PATCH, expressions, path, errors);
            case "ApplyConfiguration" -> validate(mutation, type, Expected.OBJECT, expressions, path, errors);
            default -> errors.notSupported(path + ".patchType", type, "ApplyConfiguration", "JSONPatch");
        }
    }

    private static void validate(
            JsonNode mutation,
            String type,
            Expected expected,
            PolicyExpressions expressions,
            String path,
            Errors errors) {
        boolean applies = expected == Expected.OBJECT;
        String own = applies ? "applyConfiguration" : "jsonPatch";
        String other = applies ? "jsonPatch" : "applyConfiguration";
        if (!mutation.path(own).isObject()) {
            errors.required(path + "." + own, "must be specified when patchType is " + type);
        } else {
            String at = path + "." + own + ".expression";
            String expression = mutation.path(own).path("expression").asText("").strip();
            if (expression.isEmpty()) {
                errors.required(at, "");
            } else {
                PolicySpecs.told(expressions.problemOfMutation(expression, expected), at, expression, errors);
            }
        }
        if (mutation.path(other).isObject()) {
            errors.invalid(path + "." + other, "{" + other + "}", "must not be specified when patchType is " + type);
        }
    }
}
