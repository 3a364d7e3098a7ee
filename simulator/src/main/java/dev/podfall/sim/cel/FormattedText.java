package dev.podfall.sim.cel;

import com.google.common.primitives.UnsignedLong;
import dev.cel.common.types.SimpleType;
import dev.cel.common.values.CelByteString;
import dev.cel.common.values.NullValue;
import dev.cel.runtime.CelEvaluationException;
import dev.podfall.sim.cel.Functions.Operand;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code '%s: %d'.format([a, b])}. Mirrors {@code cel-go/ext/formatting.go}. */
final class FormattedText {
    private static final Pattern CLAUSE = Pattern.compile("%(?:\\.(\\d{1,3}))?(.|$)", Pattern.DOTALL);
    private static final int USUAL_PRECISION = 6;

    private FormattedText() {}

    static void addTo(Functions all) {
        all.member("format", Operand.STRING, Operand.LIST, SimpleType.STRING, FormattedText::format);
    }

    private static String format(String text, List<?> values) throws CelEvaluationException {
        StringBuilder made = new StringBuilder();
        Matcher clause = CLAUSE.matcher(text);
        int at = 0;
        int next = 0;
        while (clause.find(at)) {
            made.append(text, at, clause.start());
            at = clause.end();
            if (clause.group(2).equals("%")) {
                made.append('%');
                continue;
            }
            if (next >= values.size()) {
                throw Functions.failure("index " + next + " out of range");
            }
            int precision = clause.group(1) == null ? USUAL_PRECISION : Integer.parseInt(clause.group(1));
            made.append(formatted(clause.group(2), precision, values.get(next)));
            next++;
        }
        return made.append(text, at, text.length()).toString();
    }

    private static String formatted(String clause, int precision, Object value) throws CelEvaluationException {
        return switch (clause) {
            case "s" -> shown(value);
            case "d" ->
                value instanceof Double ? shown(value) : whole(value, "decimal").toString();
            case "f" -> fixed(value, "%." + precision + "f");
            case "e" -> fixed(value, "%." + precision + "e");
            case "b" ->
                value instanceof Boolean yes
                        ? (yes ? "1" : "0")
                        : whole(value, "binary").toString(2);
            case "o" -> whole(value, "octal").toString(8);
            case "x" -> hex(value);
            case "X" -> hex(value).toUpperCase(Locale.ROOT);
            default ->
                throw Functions.failure(
                        "could not parse formatting clause: unrecognized formatting clause \"" + clause + "\"");
        };
    }

    private static BigInteger whole(Object value, String clause) throws CelEvaluationException {
        if (value instanceof UnsignedLong number) {
            return number.bigIntegerValue();
        } else if (value instanceof Long number) {
            return BigInteger.valueOf(number);
        }
        throw Functions.failure("error during formatting: " + clause
                + " clause can only be used on integers, was given " + type(value));
    }

    private static String fixed(Object value, String shape) throws CelEvaluationException {
        if (value instanceof Double number && (number.isNaN() || number.isInfinite())) {
            return shown(value);
        } else if (value instanceof Double || value instanceof Long) {
            return String.format(Locale.ROOT, shape, ((Number) value).doubleValue());
        }
        throw Functions.failure(
                "error during formatting: fixed-point clause can only be used on doubles, was given " + type(value));
    }

    private static String hex(Object value) throws CelEvaluationException {
        if (value instanceof String text) {
            return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
        } else if (value instanceof CelByteString bytes) {
            return HexFormat.of().formatHex(bytes.toByteArray());
        }
        return whole(value, "hexadecimal").toString(16);
    }

    private static String shown(Object value) {
        if (value instanceof List<?> list) {
            return "["
                    + String.join(", ", list.stream().map(FormattedText::part).toList()) + "]";
        } else if (value instanceof Map<?, ?> map) {
            Map<String, String> sorted = new TreeMap<>();
            map.forEach((key, item) -> sorted.put(part(key), part(item)));
            return "{"
                    + String.join(
                            ", ",
                            sorted.entrySet().stream()
                                    .map(e -> e.getKey() + ":" + e.getValue())
                                    .toList())
                    + "}";
        } else if (value instanceof Duration time) {
            BigDecimal seconds = BigDecimal.valueOf(time.getSeconds())
                    .add(BigDecimal.valueOf(time.getNano(), 9))
                    .stripTrailingZeros();
            return seconds.toPlainString() + "s";
        } else if (value instanceof CelByteString bytes) {
            return bytes.toStringUtf8();
        } else if (value instanceof Double number) {
            return decimal(number);
        }
        return value instanceof NullValue ? "null" : String.valueOf(value);
    }

    /** Within a list or a map. */
    private static String part(Object value) {
        return value instanceof String text
                ? "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\""
                : shown(value);
    }

    private static String decimal(double number) {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            return String.valueOf(number);
        }
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    private static String type(Object value) {
        if (value instanceof String) {
            return "string";
        } else if (value instanceof Boolean) {
            return "bool";
        } else if (value instanceof Double) {
            return "double";
        }
        return value instanceof List ? "list" : value instanceof Map ? "map" : "value";
    }
}
