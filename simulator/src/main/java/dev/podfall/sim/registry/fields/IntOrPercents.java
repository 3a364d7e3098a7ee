package dev.podfall.sim.registry.fields;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;

/** Numbers or percentages in objects. Mirrors {@code ValidatePositiveIntOrPercent} and its neighbours in {@code pkg/apis/apps}. */
public final class IntOrPercents {
    private static final Pattern PERCENT = Pattern.compile("[0-9]+%");
    private static final int ALL = 100;

    private IntOrPercents() {}

    /** Neither negative nor any other text than a percentage; an absent value is fine. */
    public static void validate(String path, JsonNode value, Errors errors) {
        if (value.isTextual() && !PERCENT.matcher(value.asText()).matches()) {
            errors.invalid(
                    path,
                    value,
                    "a valid percent string must be a numeric string followed by an "
                            + "ending '%' (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')");
        }
        errors.nonNegative(path, value);
    }

    /** Not more than {@code 100%}. */
    public static void notMoreThanAll(String path, JsonNode value, Errors errors) {
        String text = value.asText();
        if (value.isTextual() && PERCENT.matcher(text).matches() && percent(text) > ALL) {
            errors.invalid(path, value, "must not be greater than 100%");
        }
    }

    /** Whether it comes to nothing; a text that cannot be read does. */
    public static boolean isZero(JsonNode value) {
        if (!value.isTextual()) {
            return value.asLong() == 0;
        }
        String text = value.asText();
        return PERCENT.matcher(text).matches() ? percent(text) == 0 : !text.matches("[+-]?0*[1-9]\\d{0,18}");
    }

    private static long percent(String text) {
        String digits = text.substring(0, text.length() - 1);
        return digits.length() > 18 ? Long.MAX_VALUE : Long.parseLong(digits);
    }
}
