package dev.podfall.sim.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Values as Go prints them with {@code %v}: {@code map[a:1 b:[x y]]}. */
public final class GoText {
    private GoText() {}

    public static String of(JsonNode value) {
        List<String> parts = new ArrayList<>();
        if (value.isObject()) {
            TreeMap<String, JsonNode> sorted = new TreeMap<>();
            value.properties().forEach(e -> sorted.put(e.getKey(), e.getValue()));
            sorted.forEach((key, item) -> parts.add(key + ":" + of(item)));
            return "map[" + String.join(" ", parts) + "]";
        }
        if (value.isArray()) {
            value.forEach(item -> parts.add(of(item)));
            return "[" + String.join(" ", parts) + "]";
        }
        return value.isNull() ? "<nil>" : value.asText();
    }

    /** A byte as Go's JSON parser shows it: {@code 'x'}, {@code '\\x00'}. */
    static String quotedByte(byte b) {
        int c = b & 0xFF;
        String shown = switch (c) {
            case '\'' -> "\\'";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            case 7 -> "\\a";
            case '\b' -> "\\b";
            case '\f' -> "\\f";
            case 11 -> "\\v";
            default -> {
                boolean printable = c >= ' ' && c < 0x7F || c > 0xA0 && c != 0xAD;
                yield printable
                        ? String.valueOf((char) c)
                        : c < 0x80 ? String.format("\\x%02x", c) : String.format("\\u%04x", c);
            }
        };
        return "'" + shown + "'";
    }
}
