package dev.podfall.sim.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * The patch that client-side apply sends: all that is wanted, and the deletion of what was applied last and is wanted no more. What somebody
 * else added stays. Mirrors {@code strategicpatch.CreateThreeWayMergePatch} and {@code jsonmergepatch}.
 */
public final class ThreeWayPatch {
    private static final String DIRECTIVE = "$patch";

    private final String kind;
    private final boolean strategic;

    private ThreeWayPatch(String kind, boolean strategic) {
        this.kind = kind;
        this.strategic = strategic;
    }

    /** A patch of a built-in type. No argument is changed. @param last what was applied last; empty if nothing was */
    public static ObjectNode strategic(ObjectNode last, ObjectNode wanted, ObjectNode live) {
        return new ThreeWayPatch(wanted.path("kind").asText(), true).object(last, wanted, live, "");
    }

    /** A patch of a custom resource, whose lists are values. No argument is changed. @param last as above */
    public static ObjectNode merge(ObjectNode last, ObjectNode wanted, ObjectNode live) {
        return new ThreeWayPatch("", false).object(last, wanted, live, "");
    }

    private ObjectNode object(JsonNode last, ObjectNode wanted, JsonNode live, String parent) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> field : wanted.properties()) {
            JsonNode value = value(
                    last.path(field.getKey()), field.getValue(), live.path(field.getKey()), parent, field.getKey());
            patch.set(field.getKey(), value);
        }
        for (Map.Entry<String, JsonNode> field : last.properties()) {
            if (!wanted.has(field.getKey()) && live.has(field.getKey())) {
                patch.putNull(field.getKey());
            }
        }
        return patch;
    }

    private JsonNode value(JsonNode last, JsonNode wanted, JsonNode live, String parent, String field) {
        Structure.Fact fact = strategic ? Structure.BUILT_IN.of(kind, parent, field) : null;
        if (wanted instanceof ObjectNode object) {
            ObjectNode patch = object(last, object, live, field);
            if (fact != null && fact.retainsKeys() && live.isObject() && differs(object, live)) {
                ArrayNode kept = patch.putArray("$retainKeys");
                object.fieldNames().forEachRemaining(kept::add);
            }
            return patch;
        }
        if (wanted instanceof ArrayNode list && fact != null && fact.merges()) {
            return fact.mergeKey() == null ? list.deepCopy() : items(last, list, live, field, fact);
        }
        return wanted.deepCopy();
    }

    private static boolean differs(ObjectNode wanted, JsonNode live) {
        return wanted.properties().stream()
                .anyMatch(f -> !f.getValue().isContainerNode() && !f.getValue().equals(live.path(f.getKey())));
    }

    private ArrayNode items(JsonNode last, ArrayNode wanted, JsonNode live, String field, Structure.Fact fact) {
        ArrayNode patch = JsonNodeFactory.instance.arrayNode();
        for (JsonNode item : wanted) {
            JsonNode key = item.path(fact.mergeKey());
            if (item instanceof ObjectNode object) {
                ObjectNode made = object(find(last, fact, key), object, find(live, fact, key), field);
                if (fact.retainsKeys() && differsInKeys(object, find(live, fact, key))) {
                    object.fieldNames().forEachRemaining(made.putArray("$retainKeys")::add);
                }
                patch.add(made);
            } else {
                patch.add(item.deepCopy());
            }
        }
        for (JsonNode item : last) {
            JsonNode key = item.path(fact.mergeKey());
            boolean gone = !key.isMissingNode() && find(wanted, fact, key).isMissingNode();
            if (gone && !find(live, fact, key).isMissingNode()) {
                patch.addObject().put(DIRECTIVE, "delete").set(fact.mergeKey(), key);
            }
        }
        return patch;
    }

    /** Of a volume: whether it is of another kind. */
    private static boolean differsInKeys(ObjectNode wanted, JsonNode live) {
        return live.isObject() && wanted.properties().stream().anyMatch(f -> !live.has(f.getKey()));
    }

    private static JsonNode find(JsonNode list, Structure.Fact fact, JsonNode key) {
        for (JsonNode item : list) {
            if (item.path(fact.mergeKey()).equals(key)) {
                return item;
            }
        }
        return JsonNodeFactory.instance.missingNode();
    }
}
