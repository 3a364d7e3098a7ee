package dev.podfall.sim.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ApiException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Server-side apply: merges a configuration into an object, takes away what the manager no longer states, and refuses to change
 * what others manage. Mirrors {@code sigs.k8s.io/structured-merge-diff/v6/merge}.
 */
public final class ApplyPatch {
    private final Place root;
    private final ManagedFields.Writer writer;
    private final boolean force;
    private final FieldWalk walk;

    /**
     * @param root tells how the fields of the kind are owned
     * @param force takes conflicting fields over
     */
    public ApplyPatch(Place root, ManagedFields.Writer writer, boolean force) {
        this.root = root;
        this.writer = writer;
        this.force = force;
        this.walk = new FieldWalk(root);
    }

    /**
     * The new object, with its managed fields.
     *
     * @param live the object now, shared; an empty object for a creation
     * @param defaults makes the merged object comparable: canonical amounts, defaults
     * @throws ApiException 409 with the conflicts
     */
    public ObjectNode apply(ObjectNode live, ObjectNode configuration, Consumer<ObjectNode> defaults) {
        FieldSet stated = walk.stated(configuration);
        ManagedFields managers = ManagedFields.of(live);
        ManagedFields.Entry own = managers.find(writer);
        ObjectNode merged = live.deepCopy();
        mergeObject(root, merged, configuration);
        if (own != null) {
            FieldSet dropped = own.fields().copy().minus(stated);
            remove(
                    root,
                    merged,
                    FieldWalk.pruned(dropped),
                    others(managers, own).union(stated));
        }
        defaults.accept(merged);
        settleConflicts(live, merged, stated, managers);
        managers.setOwn(managers.find(writer), stated, writer);
        managers.store(merged);
        return merged;
    }

    /**
     * What it would be without managed fields: of what is stated nothing is taken away.
     *
     * @param live not changed
     */
    public static ObjectNode merged(Place root, ObjectNode live, ObjectNode configuration) {
        ObjectNode merged = live.deepCopy();
        mergeObject(root, merged, configuration);
        return merged;
    }

    /** Which lists, maps and structs of a configuration are owned as a whole, by their paths. */
    public static List<String> atomics(Place root, ObjectNode configuration) {
        List<String> paths = new ArrayList<>();
        atomics(root, configuration, "", paths);
        return paths;
    }

    private static void atomics(Place place, JsonNode stated, String path, List<String> paths) {
        stated.properties().forEach(field -> {
            JsonNode value = field.getValue();
            String at = path + "." + field.getKey();
            Structure.Fact fact = place.of(field.getKey());
            boolean listed = value.isArray() && fact == null;
            if (listed || value.isContainerNode() && fact != null && fact.type() == Structure.Type.atomic) {
                paths.add(at);
            }
            if (value.isObject()) {
                atomics(place.in(field.getKey()), value, at, paths);
            }
            for (int i = 0; value.isArray() && i < value.size(); i++) {
                atomics(place.in(field.getKey()), value.get(i), at + "[" + i + "]", paths);
            }
        });
    }

    private static FieldSet others(ManagedFields managers, ManagedFields.Entry own) {
        FieldSet all = new FieldSet();
        managers.entries.stream().filter(e -> e != own).forEach(e -> all.union(e.fields()));
        return all;
    }

    private void settleConflicts(ObjectNode live, ObjectNode merged, FieldSet stated, ManagedFields managers) {
        FieldSet changed = new FieldSet();
        FieldSet removed = new FieldSet();
        walk.compare(live, merged, changed, removed);
        FieldSet mine = FieldWalk.pruned(changed).and(stated);
        Map<String, List<String>> conflicts = new TreeMap<>();
        for (ManagedFields.Entry entry : managers.entries) {
            if (!writer.is(entry.json)) {
                FieldSet both = FieldWalk.pruned(entry.fields().and(mine));
                if (!both.isEmpty() && !force) {
                    conflicts
                            .computeIfAbsent(shown(entry.json), m -> new ArrayList<>())
                            .addAll(FieldPaths.list(both));
                }
                entry.fields().minus(both);
                entry.fields().minusAll(FieldWalk.pruned(removed.copy()));
            }
        }
        if (!conflicts.isEmpty()) {
            throw conflict(conflicts);
        }
    }

    private static ApiException conflict(Map<String, List<String>> conflicts) {
        ObjectNode details = JsonNodeFactory.instance.objectNode();
        ArrayNode causes = details.putArray("causes");
        List<String> lines = new ArrayList<>();
        conflicts.forEach((manager, paths) -> {
            lines.add("conflicts with " + manager + ":");
            for (String path : paths) {
                lines.add("- " + path);
                causes.addObject()
                        .put("reason", "FieldManagerConflict")
                        .put("message", "conflict with " + manager)
                        .put("field", path);
            }
        });
        String text = causes.size() == 1
                ? "Apply failed with 1 conflict: "
                        + causes.get(0).path("message").asText() + ": "
                        + causes.get(0).path("field").asText()
                : "Apply failed with " + causes.size() + " conflicts: " + String.join("\n", lines);
        return new ApiException(409, "Conflict", text, details);
    }

    private static String shown(JsonNode entry) {
        String text = "\"" + entry.path("manager").asText() + "\"";
        if (entry.has("subresource")) {
            text += " with subresource \"" + entry.path("subresource").asText() + "\"";
        }
        return entry.path("operation").asText().equals("Update")
                ? text + " using " + entry.path("apiVersion").asText()
                : text;
    }

    private static void mergeObject(Place place, ObjectNode live, JsonNode wanted) {
        for (Iterator<Map.Entry<String, JsonNode>> i = wanted.fields(); i.hasNext(); ) {
            Map.Entry<String, JsonNode> field = i.next();
            boolean fields =
                    field.getKey().equals("managedFields") && place.name().equals("metadata");
            if (!fields) {
                live.set(field.getKey(), mergeField(place, field.getKey(), live.get(field.getKey()), field.getValue()));
            }
        }
    }

    private static JsonNode mergeField(Place parent, String name, JsonNode live, JsonNode wanted) {
        Structure.Fact fact = parent.of(name);
        boolean atomic = fact != null && fact.type() == Structure.Type.atomic;
        if (wanted.isObject() && live instanceof ObjectNode own && !atomic) {
            mergeObject(parent.in(name), own, wanted);
            return own;
        }
        if (wanted.isArray() && live instanceof ArrayNode own && fact != null) {
            if (fact.type() == Structure.Type.map) {
                return mergeItems(parent.in(name), own, wanted, fact);
            }
            if (fact.type() == Structure.Type.set) {
                Set<JsonNode> there = new HashSet<>();
                own.forEach(there::add);
                wanted.forEach(value -> {
                    if (there.add(value)) {
                        own.add(value);
                    }
                });
                return own;
            }
        }
        return wanted.deepCopy();
    }

    private static ArrayNode mergeItems(Place place, ArrayNode live, JsonNode wanted, Structure.Fact fact) {
        Map<String, JsonNode> there = new HashMap<>();
        live.forEach(own -> there.put(FieldPaths.item(own, fact), own));
        for (JsonNode item : wanted) {
            String key = FieldPaths.item(item, fact);
            if (there.get(key) instanceof ObjectNode found) {
                mergeObject(place, found, item);
            } else {
                JsonNode own = item.deepCopy();
                live.add(own);
                there.put(key, own);
            }
        }
        return live;
    }

    /** Takes what was dropped out of the object, unless another manager holds it or something below it. */
    private void remove(Place place, ObjectNode object, FieldSet dropped, FieldSet held) {
        dropped.children().forEach((key, child) -> {
            String field = key.substring(2);
            JsonNode value = object.get(field);
            FieldSet others = held.find(key);
            if (value == null) {
                return;
            }
            if (value instanceof ArrayNode list && !child.isMember()) {
                removeItems(place, field, list, child, others == null ? new FieldSet() : others);
            } else if (value instanceof ObjectNode below && !child.children().isEmpty()) {
                remove(place.in(field), below, child, others == null ? new FieldSet() : others);
                if (child.isMember() && below.isEmpty() && others == null) {
                    object.remove(field);
                }
            } else if (others == null || others.isEmpty()) {
                object.remove(field);
            }
        });
    }

    private void removeItems(Place parent, String name, ArrayNode list, FieldSet dropped, FieldSet held) {
        Structure.Fact fact = parent.of(name);
        for (int i = list.size() - 1; fact != null && i >= 0; i--) {
            JsonNode item = list.get(i);
            String key = fact.type() == Structure.Type.map ? FieldPaths.item(item, fact) : FieldPaths.value(item);
            FieldSet gone = dropped.find(key);
            FieldSet others = held.find(key);
            if (gone == null) {
                continue;
            }
            if (gone.isMember() && (others == null || others.isEmpty())) {
                list.remove(i);
            } else if (item instanceof ObjectNode object) {
                remove(parent.in(name), object, gone, others == null ? new FieldSet() : others);
            }
        }
    }
}
