package dev.podfall.sim.registry.conversion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.Resources;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code events.k8s.io/v1}: core events whose fields have other names. Mirrors {@code pkg/apis/events/v1/conversion.go}. */
final class EventConversion implements Conversion {
    private static final ResourceType SERVED = new ResourceType("events.k8s.io", "v1", "events", "Event", true);
    private static final Map<String, String> STORED_NAMES = Map.of(
            "regarding", "involvedObject",
            "note", "message",
            "reportingController", "reportingComponent",
            "deprecatedSource", "source",
            "deprecatedFirstTimestamp", "firstTimestamp",
            "deprecatedLastTimestamp", "lastTimestamp",
            "deprecatedCount", "count");
    private static final Map<String, String> SERVED_NAMES = inverse(STORED_NAMES);

    @Override
    public ResourceType served() {
        return SERVED;
    }

    @Override
    public ResourceType stored() {
        return Resources.EVENTS;
    }

    @Override
    public ObjectNode toServed(ObjectNode event) {
        ObjectNode served = renamed(event, SERVED_NAMES, SERVED);
        for (String empty : new String[] {"reportingController", "reportingInstance"}) {
            if (served.path(empty).asText("").isEmpty()) {
                served.remove(empty);
            }
        }
        return served;
    }

    @Override
    public ObjectNode toStored(ObjectNode event) {
        ObjectNode stored = renamed(event, STORED_NAMES, Resources.EVENTS);
        for (String present : new String[] {"reportingComponent", "reportingInstance"}) {
            if (!stored.has(present)) {
                stored.put(present, "");
            }
        }
        return stored;
    }

    @Override
    public String field(String served) {
        int dot = served.indexOf('.');
        String first = dot < 0 ? served : served.substring(0, dot);
        return STORED_NAMES.getOrDefault(first, first) + (dot < 0 ? "" : served.substring(dot));
    }

    private static ObjectNode renamed(ObjectNode event, Map<String, String> names, ResourceType type) {
        ObjectNode renamed = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> field : event.properties()) {
            String name = names.getOrDefault(field.getKey(), field.getKey());
            renamed.set(name, field.getValue().deepCopy());
        }
        return renamed.put("apiVersion", type.apiVersion()).put("kind", type.kind());
    }

    private static Map<String, String> inverse(Map<String, String> map) {
        Map<String, String> inverse = new LinkedHashMap<>();
        map.forEach((key, value) -> inverse.put(value, key));
        return inverse;
    }
}
