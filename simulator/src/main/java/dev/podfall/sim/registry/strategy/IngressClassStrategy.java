package dev.podfall.sim.registry.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.fields.Names;

/** IngressClasses. Mirrors {@code ValidateIngressClass} of {@code pkg/apis/networking/validation}. */
final class IngressClassStrategy extends Strategy {
    private static final int LONGEST = 250;

    IngressClassStrategy(KindSpec kind) {
        super(kind);
    }

    @Override
    public void applyDefaults(ObjectNode ingressClass) {
        if (ingressClass.path("spec").get("parameters") instanceof ObjectNode parameters && !parameters.has("scope")) {
            parameters.put("scope", "Cluster");
        }
    }

    @Override
    public void validate(ObjectNode ingressClass, Errors errors) {
        JsonNode spec = ingressClass.path("spec");
        String controller = spec.path("controller").asText("");
        if (controller.length() > LONGEST) {
            errors.tooLong("spec.controller", LONGEST);
        }
        Names.domainPrefixedPath(controller, "spec.controller", errors);
        if (spec.path("parameters").isObject()) {
            validateParameters(spec.path("parameters"), errors);
        }
    }

    private static void validateParameters(JsonNode parameters, Errors errors) {
        String group = parameters.path("apiGroup").asText();
        if (!group.isEmpty()) {
            errors.invalidAll("spec.parameters.apiGroup", group, Names.subdomain(group));
        }
        for (String field : new String[] {"kind", "name"}) {
            if (parameters.path(field).asText("").isEmpty()) {
                errors.required("spec.parameters." + field, "");
            }
        }
        String scope = parameters.path("scope").asText();
        boolean namespaced = parameters.hasNonNull("namespace");
        if (!scope.equals("Cluster") && !scope.equals("Namespace")) {
            errors.notSupported("spec.parameters.scope", scope, "Cluster", "Namespace");
        } else if (scope.equals("Namespace") && !namespaced) {
            errors.required("spec.parameters.namespace", "`parameters.scope` is set to 'Namespace'");
        } else if (scope.equals("Cluster") && namespaced) {
            errors.forbidden("spec.parameters.namespace", "`parameters.scope` is set to 'Cluster'");
        }
    }

    @Override
    public void validateUpdate(ObjectNode ingressClass, ObjectNode old, Errors errors) {
        errors.immutable(
                "spec.controller",
                ingressClass.path("spec").path("controller"),
                old.path("spec").path("controller"));
        validate(ingressClass, errors);
    }
}
