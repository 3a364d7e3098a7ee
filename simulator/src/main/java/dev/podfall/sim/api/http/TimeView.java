package dev.podfall.sim.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * Moves the timestamps of objects between cluster time and the clients' wall time, so that a client's "now" is the
 * cluster's. A tree without timestamps, or an offset of zero, costs nothing; a tree is never changed, only replaced.
 *
 * @param seconds wall time minus cluster time
 */
public record TimeView(long seconds) {
    private static final Set<String> FIELDS = Set.of(
            "creationTimestamp",
            "deletionTimestamp",
            "expirationTimestamp",
            "lastTransitionTime",
            "reconciledAt",
            "deployedAt",
            "deployStartedAt",
            "lastUpdateTime",
            "lastProbeTime",
            "lastHeartbeatTime",
            "lastScheduleTime",
            "lastSuccessfulTime",
            "lastScaleTime",
            "startTime",
            "completionTime",
            "startedAt",
            "finishedAt",
            "firstTimestamp",
            "lastTimestamp",
            "deprecatedFirstTimestamp",
            "deprecatedLastTimestamp",
            "eventTime",
            "lastObservedTime",
            "acquireTime",
            "renewTime",
            "timestamp",
            "time");

    /** The one annotation that the cluster itself writes a time into. */
    private static final String TRIGGER = "endpoints.kubernetes.io/last-change-trigger-time";

    /** Users' own texts: nothing in them is ours to move. */
    private static final Set<String> OPAQUE =
            Set.of("data", "stringData", "binaryData", "annotations", "labels", "fieldsV1", "env", "matchLabels");

    /** Cluster time to wall time. */
    public JsonNode out(JsonNode tree) {
        return seconds == 0 ? tree : shift(tree, seconds);
    }

    /** Wall time to cluster time. */
    public JsonNode in(JsonNode tree) {
        return seconds == 0 ? tree : shift(tree, -seconds);
    }

    /** Cluster time to wall time. */
    public Instant out(Instant instant) {
        return instant.plusSeconds(seconds);
    }

    /** Wall time to cluster time. */
    public Instant in(Instant instant) {
        return instant.minusSeconds(seconds);
    }

    /** The values of a JSON patch, wall time to cluster time. */
    public JsonNode inPatch(JsonNode patch) {
        if (seconds == 0 || !patch.isArray()) {
            return in(patch);
        }
        ArrayNode moved = JsonNodeFactory.instance.arrayNode();
        for (JsonNode operation : patch) {
            String path = operation.path("path").asText();
            JsonNode value = operation.get("value");
            if (value == null || !operation.isObject()) {
                moved.add(operation);
            } else {
                String field = path.substring(path.lastIndexOf('/') + 1);
                ObjectNode copy = JsonNodeFactory.instance.objectNode().setAll((ObjectNode) operation);
                moved.add(copy.set("value", shiftField(field, value, -seconds)));
            }
        }
        return moved;
    }

    private static JsonNode shift(JsonNode tree, long by) {
        if (tree instanceof ObjectNode object) {
            return shiftObject(object, by);
        }
        return tree instanceof ArrayNode array ? shiftArray(array, by) : tree;
    }

    private static ObjectNode shiftObject(ObjectNode object, long by) {
        ObjectNode copy = null;
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            JsonNode moved = shiftField(field.getKey(), field.getValue(), by);
            if (moved != field.getValue()) {
                if (copy == null) {
                    copy = JsonNodeFactory.instance.objectNode().setAll(object);
                }
                copy.set(field.getKey(), moved);
            }
        }
        return copy == null ? object : copy;
    }

    private static ArrayNode shiftArray(ArrayNode array, long by) {
        ArrayNode copy = null;
        for (int i = 0; i < array.size(); i++) {
            JsonNode moved = shift(array.get(i), by);
            if (moved != array.get(i)) {
                if (copy == null) {
                    copy = JsonNodeFactory.instance.arrayNode().addAll(array);
                }
                copy.set(i, moved);
            }
        }
        return copy == null ? array : copy;
    }

    private static JsonNode shiftField(String field, JsonNode value, long by) {
        if (value.isTextual()) {
            return FIELDS.contains(field) ? shiftText(value, by) : value;
        }
        if (field.equals("annotations") && value.has(TRIGGER)) {
            JsonNode moved = shiftText(value.get(TRIGGER), by);
            return ((ObjectNode) JsonNodeFactory.instance.objectNode().setAll((ObjectNode) value)).set(TRIGGER, moved);
        }
        return OPAQUE.contains(field) ? value : shift(value, by);
    }

    private static JsonNode shiftText(JsonNode value, long by) {
        String text = value.textValue();
        if (text.length() < 20 || !text.endsWith("Z")) {
            return value;
        }
        try {
            // The digits after the seconds stay as they are: metav1.MicroTime always has six of them.
            String fraction = text.substring(19, text.length() - 1);
            Instant moved = Instant.parse(text.substring(0, 19) + "Z").plusSeconds(by);
            return TextNode.valueOf(moved.toString().substring(0, 19) + fraction + "Z");
        } catch (DateTimeException notATime) {
            return value;
        }
    }
}
