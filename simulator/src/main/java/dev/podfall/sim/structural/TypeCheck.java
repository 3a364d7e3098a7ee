package dev.podfall.sim.structural;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;

/** Whether a value is of its schema's type. Mirrors {@code validate/type.go}. */
final class TypeCheck {
    private static final Set<String> NUMBERS = Set.of("integer", "number");

    private TypeCheck() {}

    static Findings check(StructuralSchema schema, JsonNode value, String path) {
        Findings found = new Findings();
        List<String> types = schema.isIntOrString() ? List.of("integer", "string") : List.of(schema.type());
        String wanted = String.join(",", types);
        if (value.isNull()) {
            if (!wanted.isEmpty() && !schema.isNullable()) {
                found.wrongType(path, wanted, "null");
            }
            return found;
        }
        String given = name(value);
        boolean whole = given.equals("number") && value.doubleValue() == Math.rint(value.doubleValue());
        boolean fits = types.contains(given)
                || whole && types.contains("integer")
                || given.equals("integer") && types.contains("number");
        boolean isFormatted = schema.json().has("format")
                && types.stream().noneMatch(NUMBERS::contains)
                && (value.isTextual() || value.isArray());
        if (!fits && !isFormatted) {
            found.wrongType(path, wanted, given);
        }
        return found.match();
    }

    /** What a value is in the words of JSON schema. */
    static String name(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> "object";
            case ARRAY -> "array";
            case BOOLEAN -> "boolean";
            case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
            case NULL, MISSING -> "null";
            default -> "string";
        };
    }
}
