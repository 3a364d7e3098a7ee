package dev.podfall.sim.registry.fields;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;

/** A Deployment's strategy. Mirrors {@code ValidateDeploymentStrategy}. */
public final class RollingUpdates {
    private static final Pattern PERCENT = Pattern.compile("[0-9]+%");
    private static final String PATH = "spec.strategy.rollingUpdate";

    private RollingUpdates() {}

    public static void validate(JsonNode strategy, Errors errors) {
        JsonNode rolling = strategy.path("rollingUpdate");
        switch (strategy.path("type").asText()) {
            case "Recreate" -> {
                if (!rolling.isMissingNode()) {
                    errors.forbidden(PATH, "may not be specified when strategy `type` is 'Recreate'");
                }
            }
            case "RollingUpdate" -> validateRolling(rolling, errors);
            default -> {
                String shown = "{\"Type\":" + strategy.path("type") + ",\"RollingUpdate\":null}";
                errors.notSupported("spec.strategy", new StringBuilder(shown), "Recreate", "RollingUpdate");
            }
        }
    }

    private static void validateRolling(JsonNode rolling, Errors errors) {
        JsonNode unavailable = rolling.path("maxUnavailable");
        JsonNode surge = rolling.path("maxSurge");
        amount(surge, PATH + ".maxSurge", errors);
        amount(unavailable, PATH + ".maxUnavailable", errors);
        if (isZero(unavailable) && isZero(surge)) {
            errors.invalid(
                    PATH + ".maxUnavailable",
                    unavailable.isTextual() ? unavailable.asText() : unavailable,
                    "may not be 0 when `maxSurge` is 0");
        }
        if (unavailable.isTextual() && percent(unavailable) > 100) {
            errors.invalid(PATH + ".maxUnavailable", unavailable.asText(), "must not be greater than 100%");
        }
    }

    private static void amount(JsonNode value, String path, Errors errors) {
        if (value.isTextual() && !PERCENT.matcher(value.asText()).matches()) {
            errors.invalid(
                    path,
                    value.asText(),
                    "a valid percent string must be a numeric string followed by an "
                            + "ending '%' (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')");
        }
        errors.nonNegative(path, value);
    }

    private static boolean isZero(JsonNode value) {
        return value.isNumber() ? value.asLong() == 0 : percent(value) == 0;
    }

    private static long percent(JsonNode value) {
        String text = value.asText();
        return PERCENT.matcher(text).matches() ? Long.parseLong(text.substring(0, text.length() - 1)) : -1;
    }
}
