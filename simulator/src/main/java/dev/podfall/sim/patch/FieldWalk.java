package dev.podfall.sim.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Walks objects by their structure: which fields there are, and which differ between two. */
final class FieldWalk {
    /** The server's own; nobody manages them. */
    private static final Set<String> UNMANAGED_METADATA = Set.of(
            "name",
            "namespace",
            "uid",
            "resourceVersion",
            "generation",
            "creationTimestamp",
            "deletionTimestamp",
            "deletionGracePeriodSeconds",
            "selfLink",
            "managedFields");

    private final Place root;

    FieldWalk(Place root) {
        this.root = root;
    }

    /** Every field an applied configuration states. */
    FieldSet stated(JsonNode object) {
        FieldSet set = new FieldSet();
        for (Iterator<Map.Entry<String, JsonNode>> i = object.fields(); i.hasNext(); ) {
            Map.Entry<String, JsonNode> field = i.next();
            if (managed(root, field.getKey())) {
                stateField(root, field.getKey(), field.getValue(), set.child(FieldPaths.field(field.getKey())));
            }
        }
        return pruned(set);
    }

    private static void stateField(Place parent, String name, JsonNode value, FieldSet set) {
        Structure.Fact fact = parent.of(name);
        if (value.isObject() && !isAtomic(fact)) {
            stateObject(parent.in(name), value, set);
        } else if (value.isArray() && fact != null && fact.type() == Structure.Type.map) {
            for (JsonNode item : value) {
                stateObject(
                        parent.in(name),
                        item,
                        set.child(FieldPaths.item(item, fact)).add());
            }
        } else if (value.isArray() && fact != null && fact.type() == Structure.Type.set) {
            value.forEach(item -> set.child(FieldPaths.value(item)).add());
        } else {
            set.add();
        }
    }

    private static void stateObject(Place place, JsonNode object, FieldSet set) {
        if (object.isEmpty()) {
            set.add();
        }
        for (Iterator<Map.Entry<String, JsonNode>> i = object.fields(); i.hasNext(); ) {
            Map.Entry<String, JsonNode> field = i.next();
            if (managed(place, field.getKey())) {
                stateField(place, field.getKey(), field.getValue(), set.child(FieldPaths.field(field.getKey())));
            }
        }
    }

    /** What is new or different in {@code now} goes to {@code changed}, what is gone to {@code removed}. */
    void compare(JsonNode before, JsonNode now, FieldSet changed, FieldSet removed) {
        compareObjects(root, before, now, changed, removed);
    }

    private static void compareObjects(Place place, JsonNode before, JsonNode now, FieldSet changed, FieldSet removed) {
        Set<String> fields = new LinkedHashSet<>();
        before.fieldNames().forEachRemaining(fields::add);
        now.fieldNames().forEachRemaining(fields::add);
        for (String field : fields) {
            JsonNode old = before.path(field);
            JsonNode value = now.path(field);
            if (old != value && managed(place, field) && !old.equals(value)) {
                String key = FieldPaths.field(field);
                if (value.isMissingNode()) {
                    removed.child(key).add();
                } else {
                    compareField(place, field, old, value, changed.child(key), removed.child(key));
                }
            }
        }
    }

    private static void compareField(
            Place parent, String name, JsonNode old, JsonNode value, FieldSet changed, FieldSet removed) {
        Structure.Fact fact = parent.of(name);
        boolean sameShape = old.isMissingNode() || old.getNodeType() == value.getNodeType();
        if (value.isObject() && !isAtomic(fact) && sameShape) {
            appeared(parent, name, old, changed);
            compareObjects(parent.in(name), old, value, changed, removed);
        } else if (value.isArray() && isKeyed(fact) && sameShape) {
            appeared(parent, name, old, changed);
            compareLists(parent.in(name), old, value, fact, changed, removed);
        } else {
            changed.add();
        }
    }

    private static void appeared(Place parent, String name, JsonNode old, FieldSet changed) {
        if (old.isMissingNode() && !parent.isAlwaysThere(name)) {
            changed.add();
        }
    }

    private static void compareLists(
            Place place, JsonNode old, JsonNode now, Structure.Fact fact, FieldSet changed, FieldSet removed) {
        Map<String, JsonNode> before = items(old, fact);
        Map<String, JsonNode> after = items(now, fact);
        for (String key : before.keySet()) {
            if (!after.containsKey(key)) {
                removed.child(key).add();
            }
        }
        after.forEach((key, item) -> {
            JsonNode was = before.getOrDefault(key, MissingNode.getInstance());
            if (was.isMissingNode()) {
                changed.child(key).add();
            }
            if (item.isObject() && !was.equals(item)) {
                compareObjects(place, was, item, changed.child(key), removed.child(key));
            }
        });
    }

    private static Map<String, JsonNode> items(JsonNode list, Structure.Fact fact) {
        Map<String, JsonNode> items = new LinkedHashMap<>();
        boolean byKey = fact.type() == Structure.Type.map;
        list.forEach(item -> items.put(byKey ? FieldPaths.item(item, fact) : FieldPaths.value(item), item));
        return items;
    }

    private static boolean isAtomic(Structure.Fact fact) {
        return fact != null && fact.type() == Structure.Type.atomic;
    }

    private static boolean isKeyed(Structure.Fact fact) {
        return fact != null && (fact.type() == Structure.Type.map || fact.type() == Structure.Type.set);
    }

    private static boolean managed(Place parent, String field) {
        if (parent.name().isEmpty()) {
            return !field.equals("apiVersion") && !field.equals("kind");
        }
        return !parent.name().equals("metadata") || !UNMANAGED_METADATA.contains(field);
    }

    /** Without the empty branches. */
    static FieldSet pruned(FieldSet set) {
        set.children().values().forEach(FieldWalk::pruned);
        set.children().values().removeIf(FieldSet::isEmpty);
        return set;
    }
}
