package dev.podfall.sim.cel;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cel.common.values.NullValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values of JSON as expressions see them. */
public final class Values {
    private Values() {}

    /** Texts stay texts, also those that are times. */
    public static Object of(JsonNode value) {
        if (value.isObject()) {
            Map<String, Object> map = new LinkedHashMap<>();
            value.properties().forEach(e -> map.put(e.getKey(), of(e.getValue())));
            return map;
        } else if (value.isArray()) {
            List<Object> list = new ArrayList<>();
            value.forEach(item -> list.add(of(item)));
            return list;
        } else if (value.isNumber()) {
            return value.isIntegralNumber() ? (Object) value.asLong() : (Object) value.asDouble();
        } else if (value.isBoolean()) {
            return value.asBoolean();
        }
        return value.isNull() || value.isMissingNode() ? NullValue.NULL_VALUE : value.asText();
    }
}
