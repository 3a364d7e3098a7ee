package dev.podfall.sim.structural;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.math.BigDecimal;

/** What a schema says of texts, numbers and choices. Mirrors {@code validate/validator.go} and {@code values.go}. */
final class ScalarChecks {
    private ScalarChecks() {}

    static Findings text(StructuralSchema schema, JsonNode value, String path) {
        Findings found = new Findings();
        String text = value.asText();
        JsonNode rules = schema.json();
        long length = text.codePointCount(0, text.length());
        if (rules.has("maxLength") && length > rules.path("maxLength").asLong()) {
            found.tooLong(path, rules.path("maxLength").asLong());
        } else if (rules.has("minLength") && length < rules.path("minLength").asLong()) {
            found.invalid(
                    path, value, "should be at least " + rules.path("minLength").asLong() + " chars long");
        } else if (!rules.path("pattern").asText("").isEmpty()) {
            String pattern = rules.path("pattern").asText();
            if (!matches(pattern, text)) {
                found.invalid(path, value, "should match '" + pattern + "'");
            }
        }
        return found;
    }

    /** An expression of Go's, which takes no longer than its text is long. */
    static boolean matches(String pattern, String text) {
        try {
            return Pattern.compile(pattern).matcher(text).find();
        } catch (PatternSyntaxException refusedWhenItWasDefined) {
            return false;
        }
    }

    static Findings number(StructuralSchema schema, JsonNode value, String path) {
        Findings found = new Findings();
        JsonNode rules = schema.json();
        BigDecimal number = value.decimalValue();
        range(schema, value, path, found);
        JsonNode factor = rules.path("multipleOf");
        if (factor.isNumber()
                && factor.decimalValue().signum() > 0
                && number.remainder(factor.decimalValue()).signum() != 0) {
            found.invalid(path, value, "should be a multiple of " + shown(factor, value));
        }
        JsonNode most = rules.path("maximum");
        if (most.isNumber()) {
            boolean exclusive = rules.path("exclusiveMaximum").asBoolean();
            if (number.compareTo(most.decimalValue()) >= (exclusive ? 0 : 1)) {
                String than = exclusive ? "less than " : "less than or equal to ";
                found.invalid(path, value, "should be " + than + shown(most, value));
            }
        }
        JsonNode least = rules.path("minimum");
        if (least.isNumber()) {
            boolean exclusive = rules.path("exclusiveMinimum").asBoolean();
            if (number.compareTo(least.decimalValue()) <= (exclusive ? 0 : -1)) {
                String than = exclusive ? "greater than " : "greater than or equal to ";
                found.invalid(path, value, "should be " + than + shown(least, value));
            }
        }
        return found.match();
    }

    private static void range(StructuralSchema schema, JsonNode value, String path, Findings found) {
        String format = schema.json().path("format").asText();
        if (schema.type().equals("integer") && format.equals("int32") && !value.canConvertToInt()) {
            found.composite("Checked value must be of type integer with format int32 in " + path);
        }
    }

    /** A limit beside an integer is shown as one. */
    private static String shown(JsonNode limit, JsonNode value) {
        if (value.isIntegralNumber() || limit.isIntegralNumber()) {
            return Long.toString(limit.asLong());
        }
        return BigDecimal.valueOf(limit.asDouble()).stripTrailingZeros().toPlainString();
    }

    static Findings choice(StructuralSchema schema, JsonNode value, String path) {
        Findings found = new Findings();
        JsonNode choices = schema.json().path("enum");
        if (choices.isEmpty()) {
            return found;
        }
        for (JsonNode choice : choices) {
            boolean same = choice.isNumber() && value.isNumber()
                    ? choice.decimalValue().compareTo(value.decimalValue()) == 0
                    : choice.equals(value);
            if (same) {
                return found;
            }
        }
        found.notSupported(path, value, choices);
        return found;
    }
}
