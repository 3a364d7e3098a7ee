package dev.podfall.sim.registry.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.fields.Names;
import dev.podfall.sim.registry.pod.GoForm;
import java.util.Set;

/** FlowSchemas. Mirrors {@code pkg/registry/flowcontrol/flowschema} and {@code pkg/apis/flowcontrol}. */
final class FlowSchemaStrategy extends Strategy {
    private static final String PRECEDENCE = "spec.matchingPrecedence";
    private static final int DEFAULT_PRECEDENCE = 1000;
    private static final int LAST = 10_000;

    FlowSchemaStrategy(KindSpec kind) {
        super(kind);
    }

    @Override
    public void applyDefaults(ObjectNode schema) {
        if (schema.get("spec") instanceof ObjectNode spec
                && spec.path("matchingPrecedence").asLong() == 0) {
            spec.put("matchingPrecedence", DEFAULT_PRECEDENCE);
        }
    }

    @Override
    public Set<String> resetFields(String subresource) {
        return subresource == null ? Set.of("status") : Set.of("spec", "metadata");
    }

    @Override
    public void validate(ObjectNode schema, Errors errors) {
        String name = schema.path("metadata").path("name").asText();
        JsonNode spec = schema.path("spec");
        validatePrecedence(name, spec.path("matchingPrecedence"), errors);
        JsonNode method = spec.path("distinguisherMethod");
        String type = method.path("type").asText("");
        if (method.isObject() && !Set.of("ByNamespace", "ByUser").contains(type)) {
            ObjectNode shown = JsonNodeFactory.instance.objectNode().put("Type", type);
            errors.notSupported("spec.distinguisherMethod.type", shown, "ByNamespace", "ByUser");
        }
        String level = spec.path("priorityLevelConfiguration").path("name").asText("");
        if (level.isEmpty()) {
            errors.required("spec.priorityLevelConfiguration.name", "must reference a priority level");
        } else {
            errors.invalidAll("spec.priorityLevelConfiguration.name", level, Names.subdomain(level));
        }
        JsonNode rules = spec.path("rules");
        for (int i = 0; i < rules.size(); i++) {
            FlowRules.validate(rules.get(i), "spec.rules[" + i + "]", errors);
        }
        FlowControlDefaults.mandatorySpec(type(), name).ifPresent(fixed -> validateFixed(name, spec, fixed, errors));
    }

    private static void validateFixed(String name, JsonNode spec, JsonNode fixed, Errors errors) {
        JsonNode shown = GoForm.value("FlowSchemaSpec", spec);
        if (!shown.equals(GoForm.value("FlowSchemaSpec", fixed))) {
            errors.invalid("spec", shown, "spec of '" + name + "' must equal the fixed value");
        }
    }

    private static void validatePrecedence(String name, JsonNode precedence, Errors errors) {
        long number = precedence.asLong();
        if (number <= 0) {
            errors.invalid(PRECEDENCE, number, "must be a positive value");
        } else if (number > LAST) {
            errors.invalid(PRECEDENCE, number, "must not be greater than " + LAST);
        } else if (number == 1 && !name.equals("exempt")) {
            errors.invalid(PRECEDENCE, number, "only the schema named 'exempt' may have matchingPrecedence 1");
        }
    }

    @Override
    public void validateSubresource(String subresource, ObjectNode schema, ObjectNode old, Errors errors) {
        FlowRules.validateConditions(schema.path("status").path("conditions"), errors);
    }
}
