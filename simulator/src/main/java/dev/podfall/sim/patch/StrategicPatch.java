package dev.podfall.sim.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Strategic merge patch: a merge patch that merges lists by key and knows {@code $patch}, {@code $retainKeys},
 * {@code $deleteFromPrimitiveList} and {@code $setElementOrder}. Mirrors {@code k8s.io/apimachinery/pkg/util/strategicpatch}.
 */
final class StrategicPatch {
    private static final String DIRECTIVE = "$patch";
    private static final String RETAIN = "$retainKeys";
    private static final String DELETE_VALUES = "$deleteFromPrimitiveList/";
    private static final String ORDER = "$setElementOrder/";

    private final Structure structure;
    private final String kind;

    StrategicPatch(Structure structure, String kind) {
        this.structure = structure;
        this.kind = kind;
    }

    /** Changes {@code target}, a tree of the caller's own. */
    ObjectNode apply(ObjectNode target, ObjectNode patch) {
        return mergeObject(target, patch, "");
    }

    private ObjectNode mergeObject(ObjectNode target, ObjectNode patch, String parent) {
        String directive = patch.path(DIRECTIVE).asText();
        if (directive.equals("replace")) {
            return cleaned(patch);
        }
        if (directive.equals("delete")) {
            return JsonNodeFactory.instance.objectNode();
        }
        if (!directive.isEmpty() && !directive.equals("merge")) {
            throw new PatchFailure("unknown patch type: " + directive + " in map: " + goMap(patch));
        }
        retain(target, patch);
        for (Iterator<Map.Entry<String, JsonNode>> i = patch.fields(); i.hasNext(); ) {
            Map.Entry<String, JsonNode> change = i.next();
            if (!change.getKey().startsWith("$")) {
                mergeField(target, patch, parent, change);
            } else if (change.getKey().startsWith(DELETE_VALUES)) {
                deleteValues(target, change);
            }
        }
        orderOnly(target, patch, parent);
        return target;
    }

    private void mergeField(ObjectNode target, ObjectNode patch, String parent, Map.Entry<String, JsonNode> change) {
        String field = change.getKey();
        JsonNode wanted = change.getValue();
        Structure.Fact fact = structure.of(kind, parent, field);
        if (wanted.isNull()) {
            target.remove(field);
        } else if (wanted instanceof ObjectNode object) {
            boolean replaced = fact != null && fact.replaces();
            JsonNode before = replaced ? null : target.get(field);
            ObjectNode base = before instanceof ObjectNode o ? o : JsonNodeFactory.instance.objectNode();
            if (object.path(DIRECTIVE).asText().equals("delete")) {
                target.remove(field);
            } else {
                target.set(field, mergeObject(base, object, field));
            }
        } else if (wanted instanceof ArrayNode list && fact != null && fact.merges()) {
            JsonNode before = target.get(field);
            ArrayNode base = before instanceof ArrayNode a ? a : JsonNodeFactory.instance.arrayNode();
            ArrayNode merged = mergeList(base, list, field, fact);
            order(merged, patch.path(ORDER + field), fact);
            target.set(field, merged);
        } else {
            target.set(field, cleanedValue(wanted));
        }
    }

    private ArrayNode mergeList(ArrayNode base, ArrayNode patch, String field, Structure.Fact fact) {
        if (fact.mergeKey() == null) {
            for (JsonNode value : patch) {
                if (!contains(base, value)) {
                    base.add(value);
                }
            }
            return base;
        }
        for (JsonNode item : patch) {
            if (item.path(DIRECTIVE).asText().equals("replace")) {
                return replacement(patch);
            }
        }
        for (JsonNode item : patch) {
            mergeItem(base, item, field, fact.mergeKey());
        }
        return base;
    }

    private void mergeItem(ArrayNode base, JsonNode item, String field, String key) {
        if (!(item instanceof ObjectNode wanted)) {
            throw new PatchFailure(
                    "unable to find api field in struct " + field + " for the json field \"" + key + "\"");
        }
        JsonNode value = wanted.get(key);
        if (value == null) {
            throw new PatchFailure("map: " + goMap(wanted) + " does not contain declared merge key: " + key);
        }
        int at = indexOf(base, key, value);
        if (wanted.path(DIRECTIVE).asText().equals("delete")) {
            for (; at >= 0; at = indexOf(base, key, value)) {
                base.remove(at);
            }
        } else if (at >= 0) {
            base.set(at, mergeObject((ObjectNode) base.get(at), wanted, field));
        } else {
            base.add(mergeObject(JsonNodeFactory.instance.objectNode(), wanted, field));
        }
    }

    private static ArrayNode replacement(ArrayNode patch) {
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        for (JsonNode item : patch) {
            if (!(item.has(DIRECTIVE) && item.size() == 1)) {
                items.add(cleanedValue(item));
            }
        }
        return items;
    }

    private static void retain(ObjectNode target, ObjectNode patch) {
        JsonNode retained = patch.get(RETAIN);
        if (retained != null) {
            List<String> names = new ArrayList<>();
            retained.forEach(n -> names.add(n.asText()));
            target.retain(names);
        }
    }

    private static void deleteValues(ObjectNode target, Map.Entry<String, JsonNode> change) {
        if (target.get(change.getKey().substring(DELETE_VALUES.length())) instanceof ArrayNode values) {
            for (JsonNode gone : change.getValue()) {
                for (int i = values.size() - 1; i >= 0; i--) {
                    if (values.get(i).equals(gone)) {
                        values.remove(i);
                    }
                }
            }
        }
    }

    /** Lists whose order alone is patched. */
    private void orderOnly(ObjectNode target, ObjectNode patch, String parent) {
        for (Iterator<String> i = patch.fieldNames(); i.hasNext(); ) {
            String name = i.next();
            String field = name.startsWith(ORDER) ? name.substring(ORDER.length()) : "";
            if (!field.isEmpty() && !patch.has(field) && target.get(field) instanceof ArrayNode list) {
                Structure.Fact fact = structure.of(kind, parent, field);
                if (fact != null && fact.merges()) {
                    order(list, patch.get(name), fact);
                }
            }
        }
    }

    /** Brings the named items into the named order; others keep their place among their neighbours. */
    private static void order(ArrayNode list, JsonNode order, Structure.Fact fact) {
        if (!order.isArray()) {
            return;
        }
        String key = fact.mergeKey();
        List<JsonNode> wanted = new ArrayList<>();
        order.forEach(o -> wanted.add(key == null ? o : o.path(key)));
        List<JsonNode> named = new ArrayList<>();
        for (JsonNode value : wanted) {
            list.forEach(item -> {
                if ((key == null ? item : item.path(key)).equals(value)) {
                    named.add(item);
                }
            });
        }
        List<JsonNode> result = new ArrayList<>(named);
        JsonNode last = null;
        for (JsonNode item : list) {
            if (!named.contains(item)) {
                result.add(last == null ? 0 : result.indexOf(last) + 1, item);
            }
            last = item;
        }
        list.removeAll().addAll(result);
    }

    private static boolean contains(ArrayNode list, JsonNode value) {
        for (JsonNode item : list) {
            if (item.equals(value)) {
                return true;
            }
        }
        return false;
    }

    private static int indexOf(ArrayNode list, String key, JsonNode value) {
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i).path(key).equals(value)) {
                return i;
            }
        }
        return -1;
    }

    private static ObjectNode cleaned(ObjectNode patch) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        patch.fields().forEachRemaining(e -> {
            if (!e.getKey().startsWith("$") && !e.getValue().isNull()) {
                result.set(e.getKey(), cleanedValue(e.getValue()));
            }
        });
        return result;
    }

    private static JsonNode cleanedValue(JsonNode value) {
        if (value instanceof ObjectNode object) {
            return cleaned(object);
        }
        if (value instanceof ArrayNode list) {
            ArrayNode result = JsonNodeFactory.instance.arrayNode();
            list.forEach(item -> result.add(cleanedValue(item)));
            return result;
        }
        return value;
    }

    /** As Go prints a map. */
    private static String goMap(ObjectNode item) {
        List<String> entries = new ArrayList<>();
        new java.util.TreeMap<>(item.properties().stream()
                        .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)))
                .forEach((k, v) -> entries.add(k + ":" + (v.isTextual() ? v.asText() : v.toString())));
        return "map[" + String.join(" ", entries) + "]";
    }
}
