package dev.podfall.sim.structural;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cel.common.values.NullValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The values of JSON as rules see them: by the schema, a text may be a time, and a name must be one of the language. */
final class RuleValues {
    private RuleValues() {}

    static Object of(JsonNode value, StructuralSchema schema) {
        if (value.isObject()) {
            Map<String, Object> map = new LinkedHashMap<>();
            value.properties().forEach(e -> {
                boolean property = schema != null && schema.properties().containsKey(e.getKey());
                String name = property ? RuleNames.escape(e.getKey()) : e.getKey();
                map.put(name, of(e.getValue(), schema == null ? null : schema.field(e.getKey())));
            });
            return map;
        } else if (value.isArray()) {
            List<Object> list = new ArrayList<>();
            value.forEach(item -> list.add(of(item, schema == null ? null : schema.items())));
            return list;
        } else if (value.isNumber()) {
            boolean decimal = schema != null && schema.type().equals("number");
            return value.isIntegralNumber() && !decimal ? (Object) value.asLong() : (Object) value.asDouble();
        } else if (value.isBoolean()) {
            return value.asBoolean();
        }
        return value.isNull() || value.isMissingNode() ? NullValue.NULL_VALUE : text(value.asText(), schema);
    }

    private static Object text(String text, StructuralSchema schema) {
        String format = schema == null ? "" : schema.json().path("format").asText("");
        try {
            return switch (format) {
                case "date-time" -> OffsetDateTime.parse(text).toInstant();
                case "duration" -> GoDuration.parse(text);
                case "date" -> (Object) LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
                default -> text;
            };
        } catch (DateTimeException | IllegalArgumentException refusedByTheSchema) {
            return Instant.EPOCH;
        }
    }
}
