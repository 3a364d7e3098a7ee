package dev.podfall.grader.proof.deck;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** From what an object is to what it should be, in the ways in which the API takes changes. */
public final class Differences {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    /** Lists whose items a strategic merge patch finds by their name. */
    private static final Set<String> NAMED = Set.of("containers", "initContainers", "env", "volumes");
    /** Lists whose items it finds by something else. */
    private static final Set<String> KEYED = Set.of("ports", "volumeMounts");

    private Differences() {}

    /** As RFC 7386 has it: null takes a field out, a list is replaced as a whole. */
    public static ObjectNode merge(JsonNode now, JsonNode meant) {
        ObjectNode patch = JSON.objectNode();
        for (String field : fields(now, meant)) {
            JsonNode a = now.path(field);
            JsonNode b = meant.path(field);
            if (a.isObject() && b.isObject()) {
                ObjectNode inner = merge(a, b);
                if (!inner.isEmpty()) {
                    patch.set(field, inner);
                }
            } else if (!a.equals(b)) {
                patch.set(field, b.isMissingNode() ? JSON.nullNode() : b);
            }
        }
        return patch;
    }

    /** As Kubernetes merges lists of named items: only what differs of an item is named. */
    public static ObjectNode strategic(JsonNode now, JsonNode meant) {
        ObjectNode patch = JSON.objectNode();
        for (String field : fields(now, meant)) {
            JsonNode a = now.path(field);
            JsonNode b = meant.path(field);
            if (a.equals(b)) {
                continue;
            } else if (a.isObject() && b.isObject()) {
                patch.set(field, strategic(a, b));
            } else if (a.isArray() && b.isArray() && NAMED.contains(field)) {
                patch.set(field, items(a, b));
            } else if (b.isArray() && KEYED.contains(field)) {
                ArrayNode whole = patch.putArray(field).addAll((ArrayNode) b);
                whole.addObject().put("$patch", "replace");
            } else {
                patch.set(field, b.isMissingNode() ? JSON.nullNode() : b);
            }
        }
        return patch;
    }

    private static ArrayNode items(JsonNode now, JsonNode meant) {
        ArrayNode patch = JSON.arrayNode();
        for (JsonNode item : meant) {
            JsonNode before = named(now, item.path("name").asText());
            if (before == null) {
                patch.add(item);
            } else if (!before.equals(item)) {
                patch.add(strategic(before, item).set("name", item.path("name")));
            }
        }
        for (JsonNode item : now) {
            if (named(meant, item.path("name").asText()) == null) {
                patch.addObject().put("name", item.path("name").asText()).put("$patch", "delete");
            }
        }
        return patch;
    }

    private static JsonNode named(JsonNode list, String name) {
        for (JsonNode item : list) {
            if (item.path("name").asText().equals(name)) {
                return item;
            }
        }
        return null;
    }

    /** As RFC 6902 has it, one operation for each place. */
    public static List<ObjectNode> operations(JsonNode now, JsonNode meant) {
        List<ObjectNode> all = new ArrayList<>();
        operations("", now, meant, all);
        return all;
    }

    private static void operations(String path, JsonNode now, JsonNode meant, List<ObjectNode> all) {
        if (now.equals(meant)) {
            return;
        } else if (now.isObject() && meant.isObject()) {
            for (String field : fields(now, meant)) {
                String place = path + "/" + field.replace("~", "~0").replace("/", "~1");
                operations(place, now.path(field), meant.path(field), all);
            }
        } else if (now.isArray() && meant.isArray() && now.size() == meant.size()) {
            for (int i = 0; i < now.size(); i++) {
                operations(path + "/" + i, now.get(i), meant.get(i), all);
            }
        } else {
            ObjectNode operation = JSON.objectNode();
            all.add(operation.put("op", meant.isMissingNode() ? "remove" : now.isMissingNode() ? "add" : "replace"));
            operation.put("path", path);
            if (!meant.isMissingNode()) {
                operation.set("value", meant);
            }
        }
    }

    private static Set<String> fields(JsonNode a, JsonNode b) {
        Set<String> all = new TreeSet<>();
        a.fieldNames().forEachRemaining(all::add);
        b.fieldNames().forEachRemaining(all::add);
        return all;
    }
}
