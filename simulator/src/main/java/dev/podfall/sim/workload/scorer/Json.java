package dev.podfall.sim.workload.scorer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** JSON as maps, lists, strings, doubles, booleans and null. Reads strictly; nesting is bounded. */
final class Json {
    private static final int DEEPEST = 32;
    private static final int MOST_EXACT = 15;
    private static final double[] TENS =
            IntStream.range(0, MOST_EXACT).mapToDouble(i -> Math.pow(10, i)).toArray();

    private final String text;
    private int at;

    private Json(String text) {
        this.text = text;
    }

    /** @throws Malformed when it is not JSON */
    static Object read(String text) {
        Json json = new Json(text);
        Object value = json.value(0);
        json.space();
        if (json.at < text.length()) {
            throw json.malformed("Extra data");
        }
        return value;
    }

    private Object value(int depth) {
        if (depth > DEEPEST) {
            throw malformed("Nested too deeply");
        }
        space();
        if (at >= text.length()) {
            throw malformed("Expecting value");
        }
        return switch (text.charAt(at)) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> string();
            case 't' -> word("true", Boolean.TRUE);
            case 'f' -> word("false", Boolean.FALSE);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Map<String, Object> object(int depth) {
        Map<String, Object> members = new LinkedHashMap<>();
        at++;
        space();
        if (next('}')) {
            return members;
        }
        do {
            space();
            if (at >= text.length() || text.charAt(at) != '"') {
                throw malformed("Expecting property name enclosed in double quotes");
            }
            String name = string();
            space();
            if (!next(':')) {
                throw malformed("Expecting ':' delimiter");
            }
            members.put(name, value(depth + 1));
            space();
        } while (next(','));
        if (!next('}')) {
            throw malformed("Expecting ',' delimiter");
        }
        return members;
    }

    private List<Object> array(int depth) {
        List<Object> items = new ArrayList<>();
        at++;
        space();
        if (next(']')) {
            return items;
        }
        do {
            items.add(value(depth + 1));
            space();
        } while (next(','));
        if (!next(']')) {
            throw malformed("Expecting ',' delimiter");
        }
        return items;
    }

    private String string() {
        StringBuilder result = new StringBuilder();
        at++;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return result.toString();
            }
            if (c < 0x20) {
                throw malformed("Invalid control character");
            }
            result.append(c == '\\' ? escape() : c);
        }
        throw malformed("Unterminated string");
    }

    private char escape() {
        if (at >= text.length()) {
            throw malformed("Unterminated string");
        }
        char c = text.charAt(at++);
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case '"', '\\', '/' -> c;
            case 'u' -> unicode();
            default -> throw malformed("Invalid \\escape");
        };
    }

    private char unicode() {
        try {
            char c = (char) Integer.parseInt(text.substring(at, at + 4), 16);
            at += 4;
            return c;
        } catch (NumberFormatException | StringIndexOutOfBoundsException notHexadecimal) {
            throw malformed("Invalid \\uXXXX escape");
        }
    }

    private Object word(String word, Object value) {
        if (!text.startsWith(word, at)) {
            throw malformed("Expecting value");
        }
        at += word.length();
        return value;
    }

    private Double number() {
        int start = at;
        while (at < text.length() && isOfNumber(text.charAt(at))) {
            at++;
        }
        double number = plain(start);
        if (Double.isNaN(number)) {
            number = parsed(text.substring(start, at));
        }
        if (Double.isNaN(number)) {
            at = start;
            throw malformed("Expecting value");
        }
        return number;
    }

    private static boolean isOfNumber(char c) {
        return c >= '0' && c <= '9' || c == '.' || c == '-' || c == 'e' || c == 'E' || c == '+';
    }

    /** The few digits that most numbers have, exactly: both the digits and the power of ten fit a double; NaN for others. */
    private double plain(int start) {
        int from = text.startsWith("-", start) ? start + 1 : start;
        if (at - from > MOST_EXACT || from == at || text.charAt(from) == '.' || text.charAt(at - 1) == '.') {
            return Double.NaN;
        }
        long digits = 0;
        int point = at - 1;
        for (int i = from; i < at; i++) {
            char c = text.charAt(i);
            if (c == '.' && point == at - 1) {
                point = i;
            } else if (c < '0' || c > '9') {
                return Double.NaN;
            } else {
                digits = digits * 10 + c - '0';
            }
        }
        double number = digits / TENS[at - 1 - point];
        return from == start ? number : -number;
    }

    private static double parsed(String digits) {
        try {
            boolean begun = !digits.isEmpty() && "+.".indexOf(digits.charAt(0)) < 0;
            double number = begun ? Double.parseDouble(digits) : Double.NaN;
            return Double.isInfinite(number) ? Double.NaN : number;
        } catch (NumberFormatException no) {
            return Double.NaN;
        }
    }

    private void space() {
        while (at < text.length() && isSpace(text.charAt(at))) {
            at++;
        }
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    private boolean next(char c) {
        boolean there = at < text.length() && text.charAt(at) == c;
        at += there ? 1 : 0;
        return there;
    }

    private Malformed malformed(String what) {
        return new Malformed(what + ": char " + at);
    }

    static String write(Object value) {
        StringBuilder out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    private static void write(Object value, StringBuilder out) {
        if (value instanceof Map<?, ?> members) {
            String separator = "{";
            for (Map.Entry<?, ?> member : members.entrySet()) {
                out.append(separator);
                quote(member.getKey().toString(), out);
                out.append(':');
                write(member.getValue(), out);
                separator = ",";
            }
            out.append(members.isEmpty() ? "{}" : "}");
        } else if (value instanceof Iterable<?> items) {
            out.append('[');
            String separator = "";
            for (Object item : items) {
                out.append(separator);
                write(item, out);
                separator = ",";
            }
            out.append(']');
        } else if (value instanceof CharSequence text) {
            quote(text, out);
        } else {
            out.append(value);
        }
    }

    private static void quote(CharSequence text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < 0x20) {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    /** Not JSON; the message says what was expected where. */
    static final class Malformed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Malformed(String message) {
            super(message);
        }
    }
}
