package dev.podfall.sim.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The forms of single values, with the words of Go's parsers for what does not fit. */
public final class ScalarForms {
    private static final Pattern QUANTITY = Pattern.compile("([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)");
    private static final Pattern NUMBER = Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)");
    private static final Pattern EXPONENT = Pattern.compile("[eE][-+]?[0-9]+");
    private static final Set<String> SUFFIXES =
            Set.of("", "n", "u", "m", "k", "M", "G", "T", "P", "E", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei");
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    /** 0 stands for any digit. */
    private static final String USUAL_TIME = "0000-00-00T00:00:00.";

    private ScalarForms() {}

    static boolean integer(JsonNode value, long least, long most) {
        if (value.isInt() || value.isLong()) {
            return value.asLong() >= least && value.asLong() <= most;
        }
        BigDecimal number = value.decimalValue();
        return number.stripTrailingZeros().scale() <= 0
                && number.compareTo(BigDecimal.valueOf(least)) >= 0
                && number.compareTo(BigDecimal.valueOf(most)) <= 0;
    }

    /** @throws DecodeFailure with the parser's words; there is no other wrong answer */
    static boolean quantity(JsonNode value) {
        String text =
                value.isContainerNode() ? value.toString() : value.asText().strip();
        Matcher matcher = QUANTITY.matcher(text);
        if (!matcher.matches()) {
            throw new DecodeFailure(
                    "quantities must match the regular expression " + "'^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'");
        }
        if (!NUMBER.matcher(matcher.group(1)).matches()) {
            throw new DecodeFailure("unable to parse numeric part of quantity");
        }
        String suffix = matcher.group(2);
        if (!SUFFIXES.contains(suffix) && !EXPONENT.matcher(suffix).matches()) {
            throw new DecodeFailure("unable to parse quantity's suffix");
        }
        return true;
    }

    /** @throws DecodeFailure with the parser's words */
    static boolean base64(String text) {
        String compact = text.replace("\n", "").replace("\r", "");
        int data = 0;
        while (data < compact.length() && ALPHABET.indexOf(compact.charAt(data)) >= 0) {
            data++;
        }
        String rest = compact.substring(data);
        String padding = "=".repeat((4 - data % 4) % 4);
        if (rest.equals(padding) && data % 4 != 1) {
            return true;
        }
        boolean truncated = rest.isEmpty() || padding.startsWith(rest);
        throw new DecodeFailure("illegal base64 data at input byte " + (truncated ? data - data % 4 : data));
    }

    /** @throws DecodeFailure with the parser's words */
    static boolean time(String text) {
        if (isUsualTime(text)) {
            return true;
        }
        try {
            OffsetDateTime.parse(text);
            return true;
        } catch (DateTimeParseException e) {
            throw new DecodeFailure("parsing time \"" + text + "\" as \"2006-01-02T15:04:05Z07:00\": cannot parse \""
                    + text + "\" as \"2006\"");
        }
    }

    /** Whether it is as the API server writes times, on a day that every such month has: a parser takes much longer to say so. */
    private static boolean isUsualTime(String text) {
        int end = text.length() - 1;
        if (end < 19 || end > 29 || end == 20 || text.charAt(end) != 'Z' || end > 19 && text.charAt(19) != '.') {
            return false;
        }
        for (int i = 0; i < end; i++) {
            char wanted = i < USUAL_TIME.length() ? USUAL_TIME.charAt(i) : '0';
            char there = text.charAt(i);
            if (wanted == '0' ? there < '0' || there > '9' : there != wanted) {
                return false;
            }
        }
        int month = two(text, 5);
        int day = two(text, 8);
        return month >= 1
                && month <= 12
                && day >= 1
                && day <= (month == 2 ? 28 : 30)
                && two(text, 11) <= 23
                && two(text, 14) <= 59
                && two(text, 17) <= 59;
    }

    private static int two(String digits, int at) {
        return (digits.charAt(at) - '0') * 10 + digits.charAt(at + 1) - '0';
    }

    /** What Go calls a value that came in JSON. */
    public static String jsonName(JsonNode value) {
        if (value.isObject() || value.isArray()) {
            return value.isObject() ? "object" : "array";
        }
        return value.isNumber() ? "number" : value.isBoolean() ? "bool" : "string";
    }

    /** What Go calls the value that does not fit. */
    static String name(JsonNode value, FieldType wanted) {
        if (value.isNumber()) {
            boolean integer = wanted == FieldType.Scalar.INT32
                    || wanted == FieldType.Scalar.INT64
                    || wanted == FieldType.Scalar.INT_OR_STRING;
            return integer ? "number " + value.asText() : "number";
        }
        if (value.isArray()) {
            return "array";
        }
        if (value.isObject()) {
            return "object";
        }
        return value.isBoolean() ? "bool" : "string";
    }

    /** What Go's reflection calls the type that a JSON value is decoded into. */
    public static String goKind(JsonNode value) {
        return value.isObject() ? "map" : value.isArray() ? "slice" : goType(value);
    }

    /** The Go type that a JSON value is decoded into when no type is asked for. */
    static String goType(JsonNode value) {
        if (value.isIntegralNumber()) {
            return "int64";
        }
        if (value.isNumber()) {
            return "float64";
        }
        return value.isBoolean() ? "bool" : "string";
    }
}
