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
    /** Structs that are there even in an empty object: being there is nobody's doing. */
    private static final Set<String> ALWAYS_THERE = Set.of(
            "metadata",
            "spec",
            "status",
            "source",
            "spec.containers",
            "spec.strategy",
            "spec.updateStrategy",
            "spec.template",
            "template.metadata",
            "template.spec",
            "spec.jobTemplate",
            "jobTemplate.metadata",
            "jobTemplate.spec",
            "status.loadBalancer",
            "status.daemonEndpoints",
            "daemonEndpoints.kubeletEndpoint",
            "status.nodeInfo");

    private final Structure structure;
    private final String kind;

    FieldWalk(Structure structure, String kind) {
        this.structure = structure;
        this.kind = kind;
    }

    /** Every field an applied configuration states. */
    FieldSet stated(JsonNode object) {
        FieldSet set = new FieldSet();
        for (Iterator<Map.Entry<String, JsonNode>> i = object.fields(); i.hasNext(); ) {
            Map.Entry<String, JsonNode> field = i.next();
            if (managed("", field.getKey())) {
                stateField("", field.getKey(), field.getValue(), set.child(FieldPaths.field(field.getKey())));
            }
        }
        return pruned(set);
    }

    private void stateField(String parent, String name, JsonNode value, FieldSet set) {
        Structure.Fact fact = structure.of(kind, parent, name);
        if (value.isObject() && !isAtomic(fact)) {
            stateObject(name, value, set);
        } else if (value.isArray() && fact != null && fact.type() == Structure.Type.map) {
            for (JsonNode item : value) {
                stateObject(name, item, set.child(FieldPaths.item(item, fact)).add());
            }
        } else if (value.isArray() && fact != null && fact.type() == Structure.Type.set) {
            value.forEach(item -> set.child(FieldPaths.value(item)).add());
        } else {
            set.add();
        }
    }

    private void stateObject(String name, JsonNode object, FieldSet set) {
        if (object.isEmpty()) {
            set.add();
        }
        for (Iterator<Map.Entry<String, JsonNode>> i = object.fields(); i.hasNext(); ) {
            Map.Entry<String, JsonNode> field = i.next();
            if (managed(name, field.getKey())) {
                stateField(name, field.getKey(), field.getValue(), set.child(FieldPaths.field(field.getKey())));
            }
        }
    }

    /** What is new or different in {@code now} goes to {@code changed}, what is gone to {@code removed}. */
    void compare(JsonNode before, JsonNode now, FieldSet changed, FieldSet removed) {
        compareObjects("", before, now, changed, removed);
    }

    private void compareObjects(String name, JsonNode before, JsonNode now, FieldSet changed, FieldSet removed) {
        Set<String> fields = new LinkedHashSet<>();
        before.fieldNames().forEachRemaining(fields::add);
        now.fieldNames().forEachRemaining(fields::add);
        for (String field : fields) {
            JsonNode old = before.path(field);
            JsonNode value = now.path(field);
            if (old != value && managed(name, field) && !old.equals(value)) {
                String key = FieldPaths.field(field);
                if (value.isMissingNode()) {
                    removed.child(key).add();
                } else {
                    compareField(name, field, old, value, changed.child(key), removed.child(key));
                }
            }
        }
    }

    private void compareField(
            String parent, String name, JsonNode old, JsonNode value, FieldSet changed, FieldSet removed) {
        Structure.Fact fact = structure.of(kind, parent, name);
        boolean sameShape = old.isMissingNode() || old.getNodeType() == value.getNodeType();
        if (value.isObject() && !isAtomic(fact) && sameShape) {
            appeared(parent, name, old, changed);
            compareObjects(name, old, value, changed, removed);
        } else if (value.isArray() && isKeyed(fact) && sameShape) {
            appeared(parent, name, old, changed);
            compareLists(name, old, value, fact, changed, removed);
        } else {
            changed.add();
        }
    }

    private void appeared(String parent, String name, JsonNode old, FieldSet changed) {
        boolean always = ALWAYS_THERE.contains(parent.isEmpty() ? name : parent + "." + name);
        if (old.isMissingNode() && !always) {
            changed.add();
        }
    }

    private void compareLists(
            String name, JsonNode old, JsonNode now, Structure.Fact fact, FieldSet changed, FieldSet removed) {
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
                compareObjects(name, was, item, changed.child(key), removed.child(key));
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

    private static boolean managed(String parent, String field) {
        if (parent.isEmpty()) {
            return !field.equals("apiVersion") && !field.equals("kind");
        }
        return !parent.equals("metadata") || !UNMANAGED_METADATA.contains(field);
    }

    /** Without the empty branches. */
    static FieldSet pruned(FieldSet set) {
        set.children().values().forEach(FieldWalk::pruned);
        set.children().values().removeIf(FieldSet::isEmpty);
        return set;
    }
}
