package dev.podfall.sim.registry.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.fields.Labels;
import dev.podfall.sim.registry.fields.Names;
import java.util.HashSet;
import java.util.Set;

/**
 * ValidatingAdmissionPolicyBindings and MutatingAdmissionPolicyBindings. Mirrors {@code
 * pkg/registry/admissionregistration/validatingadmissionpolicybinding}, {@code mutatingadmissionpolicybinding} and {@code pkg/apis/admissionregistration/validation}.
 */
final class AdmissionBindingStrategy extends Strategy {
    private static final Set<String> ACTIONS = Set.of("Audit", "Deny", "Warn");
    private static final String EXCLUSIVE = "name and selector are mutually exclusive";

    private final boolean mutates;

    private AdmissionBindingStrategy(KindSpec kind, boolean mutates) {
        super(kind);
        this.mutates = mutates;
    }

    static AdmissionBindingStrategy validating(KindSpec kind) {
        return new AdmissionBindingStrategy(kind, false);
    }

    static AdmissionBindingStrategy mutating(KindSpec kind) {
        return new AdmissionBindingStrategy(kind, true);
    }

    @Override
    public void applyDefaults(ObjectNode binding) {
        if (binding.path("spec").get("matchResources") instanceof ObjectNode resources) {
            AdmissionRules.applyDefaults(resources);
        }
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
    public void validate(ObjectNode binding, Errors errors) {
        JsonNode spec = binding.path("spec");
        String policy = spec.path("policyName").asText("");
        if (policy.isEmpty()) {
            errors.required("spec.policyName", "");
        } else {
            errors.invalidAll("spec.policyName", policy, Names.subdomain(policy));
        }
        if (spec.path("paramRef").isObject()) {
            validateReference(spec.path("paramRef"), errors);
        }
        AdmissionRules.validate(spec.path("matchResources"), "spec.matchResources", errors);
        if (mutates) {
            AdmissionRules.validateMutating(spec.path("matchResources"), "spec.matchResources", errors);
        } else {
            validateActions(spec.path("validationActions"), errors);
        }
    }

    private static void validateActions(JsonNode actions, Errors errors) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < actions.size(); i++) {
            String action = actions.get(i).asText();
            if (!ACTIONS.contains(action)) {
                errors.notSupported("spec.validationActions[" + i + "]", action, "Audit", "Deny", "Warn");
            }
            if (!seen.add(action)) {
                errors.duplicate("spec.validationActions[" + i + "]", action);
            }
        }
        if (seen.contains("Deny") && seen.contains("Warn")) {
            errors.invalid(
                    "spec.validationActions",
                    actions,
                    "must not contain both Deny and Warn (repeating the same validation failure information in the API "
                            + "response and headers serves no purpose)");
        }
        if (actions.isEmpty()) {
            errors.required("spec.validationActions", "at least one validation action is required");
        }
    }

    private static void validateReference(JsonNode reference, Errors errors) {
        String path = "spec.paramRef";
        String name = reference.path("name").asText("");
        boolean selects = reference.path("selector").isObject();
        if (!name.isEmpty()) {
            errors.invalidAll(path + ".name", name, Names.pathSegment(name));
            if (selects) {
                errors.forbidden(path + ".name", EXCLUSIVE);
            }
        }
        if (selects) {
            Labels.validateSelector(reference.path("selector"), path + ".selector", errors);
            if (!name.isEmpty()) {
                errors.forbidden(path + ".selector", EXCLUSIVE);
            }
        }
        if (name.isEmpty() && !selects) {
            errors.required(path, "one of name or selector must be specified");
        }
        String action = reference.path("parameterNotFoundAction").asText("");
        if (action.isEmpty()) {
            errors.required(path + ".parameterNotFoundAction", "");
        } else if (!action.equals("Deny") && !action.equals("Allow")) {
            errors.notSupported(path + ".parameterNotFoundAction", action, "Deny", "Allow");
        }
    }
}
