package dev.podfall.sim.registry.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.registry.fields.Errors;
import java.util.List;

/**
 * The subresource {@code scale} of a custom resource, as its definition writes it.
 *
 * @param wanted such as {@code .spec.replicas}
 * @param present such as {@code .status.replicas}
 * @param selector such as {@code .status.selector}; empty for none
 */
record CustomScale(String wanted, String present, String selector) {
    static CustomScale of(JsonNode scale) {
        return new CustomScale(
                scale.path("specReplicasPath").asText(),
                scale.path("statusReplicasPath").asText(),
                scale.path("labelSelectorPath").asText(""));
    }

    ScalePaths paths() {
        return new ScalePaths(names(wanted), names(present), selector.isEmpty() ? List.of() : names(selector));
    }

    private static List<String> names(String path) {
        return List.of(path.substring(1).split("\\."));
    }

    void validateWanted(ObjectNode object, Errors errors) {
        validate(object, wanted, errors);
    }

    void validatePresent(ObjectNode object, Errors errors) {
        validate(object, present, errors);
    }

    private static void validate(ObjectNode object, String path, Errors errors) {
        JsonNode value = ScalePaths.at(object, names(path));
        if (value.isNumber() && value.asLong() < 0) {
            errors.invalid(path, value, "should be a non-negative integer");
        } else if (value.isNumber() && value.asLong() > Integer.MAX_VALUE) {
            errors.invalid(path, value, "should be less than or equal to " + Integer.MAX_VALUE);
        }
    }
}
