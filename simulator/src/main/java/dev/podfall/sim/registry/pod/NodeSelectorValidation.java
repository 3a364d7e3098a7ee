package dev.podfall.sim.registry.pod;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.fields.Names;

/** Which nodes are meant, in pods' affinity and volumes'. Mirrors {@code ValidateNodeSelector}. */
public final class NodeSelectorValidation {
    private NodeSelectorValidation() {}

    /** @param path of the selector */
    public static void validate(JsonNode selector, String path, Errors errors) {
        JsonNode terms = selector.path("nodeSelectorTerms");
        if (terms.isEmpty()) {
            errors.required(path + ".nodeSelectorTerms", "must have at least one node selector term");
        }
        for (int i = 0; i < terms.size(); i++) {
            term(terms.get(i), path + ".nodeSelectorTerms[" + i + "]", true, errors);
        }
    }

    /** A term that is only preferred; its values may be any. */
    static void preference(JsonNode term, String path, Errors errors) {
        term(term, path, false, errors);
    }

    private static void term(JsonNode term, String path, boolean strict, Errors errors) {
        JsonNode expressions = term.path("matchExpressions");
        for (int i = 0; i < expressions.size(); i++) {
            requirement(expressions.get(i), path + ".matchExpressions[" + i + "]", strict, errors);
        }
        JsonNode fields = term.path("matchFields");
        for (int i = 0; i < fields.size(); i++) {
            field(fields.get(i), path + ".matchFields[" + i + "]", errors);
        }
    }

    /** Of a node's fields only its name can be asked for. */
    private static void field(JsonNode requirement, String path, Errors errors) {
        JsonNode values = requirement.path("values");
        String operator = requirement.path("operator").asText();
        if (!operator.equals("In") && !operator.equals("NotIn")) {
            errors.invalid(path + ".operator", operator, "not a valid selector operator");
        } else if (values.size() != 1) {
            errors.required(
                    path + ".values",
                    "must be only one value when `operator` is 'In' or 'NotIn' for node field selector");
        }
        String key = requirement.path("key").asText();
        if (!key.equals("metadata.name")) {
            errors.invalid(path + ".key", key, "not a valid field selector key");
            return;
        }
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i).asText();
            errors.invalidAll(path + ".values[" + i + "]", value, Names.subdomain(value));
        }
    }

    private static void requirement(JsonNode requirement, String path, boolean strict, Errors errors) {
        JsonNode values = requirement.path("values");
        String operator = requirement.path("operator").asText();
        switch (operator) {
            case "In", "NotIn" -> {
                if (values.isEmpty()) {
                    errors.required(path + ".values", "must be specified when `operator` is 'In' or 'NotIn'");
                }
            }
            case "Exists", "DoesNotExist" -> {
                if (!values.isEmpty()) {
                    errors.forbidden(
                            path + ".values", "may not be specified when `operator` is 'Exists' or 'DoesNotExist'");
                }
            }
            case "Gt", "Lt" -> {
                if (values.size() != 1) {
                    errors.required(path + ".values", "must be specified single value when `operator` is 'Lt' or 'Gt'");
                }
            }
            default -> errors.invalid(path + ".operator", operator, "not a valid selector operator");
        }
        String key = requirement.path("key").asText();
        errors.invalidAll(path + ".key", key, Names.qualified(key));
        for (int i = 0; strict && i < values.size(); i++) {
            String value = values.get(i).asText();
            errors.invalidAll(path + ".values[" + i + "]", value, Names.labelValue(value));
        }
    }
}
