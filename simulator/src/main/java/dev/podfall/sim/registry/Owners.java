package dev.podfall.sim.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.store.Change;
import dev.podfall.sim.store.Store;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Who controls what is stored, kept along with each write: a controller's look at what is its own need not go through all that
 * others own. A type is kept from the first question on. Mirrors the controller index of {@code
 * pkg/controller/controller_utils.go} ({@code FilterPodsByOwner}).
 */
final class Owners {
    private final Store store;
    private final Map<String, Map<String, NavigableMap<String, ObjectNode>>> byTable = new HashMap<>();

    Owners(Store store) {
        this.store = store;
        store.listen(this::changed);
    }

    /**
     * The objects below {@code prefix} that the owner with that UID controls, in order of key; for an empty UID those that nobody
     * does. As they are now: for reading at once.
     */
    Collection<ObjectNode> of(String table, String prefix, String uid) {
        NavigableMap<String, ObjectNode> owned = table(table).getOrDefault(uid, Collections.emptyNavigableMap());
        return prefix.isEmpty()
                ? owned.values()
                : owned.subMap(prefix, true, prefix + Character.MAX_VALUE, false)
                        .values();
    }

    private Map<String, NavigableMap<String, ObjectNode>> table(String table) {
        Map<String, NavigableMap<String, ObjectNode>> known = byTable.get(table);
        if (known == null) {
            known = new HashMap<>();
            byTable.put(table, known);
            for (ObjectNode object : store.list(table, "")) {
                put(known, key(object), object);
            }
        }
        return known;
    }

    private void changed(Change change) {
        Map<String, NavigableMap<String, ObjectNode>> known = byTable.get(change.type());
        if (known == null) {
            return;
        }
        if (change.before() != null) {
            remove(known, change.key(), controller(change.before()));
        }
        if (!change.removed()) {
            put(known, change.key(), change.after());
        }
    }

    private static void put(Map<String, NavigableMap<String, ObjectNode>> known, String key, ObjectNode object) {
        known.computeIfAbsent(controller(object), uid -> new TreeMap<>()).put(key, object);
    }

    private static void remove(Map<String, NavigableMap<String, ObjectNode>> known, String key, String uid) {
        NavigableMap<String, ObjectNode> owned = known.get(uid);
        owned.remove(key);
        if (owned.isEmpty()) {
            known.remove(uid);
        }
    }

    private static String controller(ObjectNode object) {
        return new KubeObject(object)
                .controller()
                .map(owner -> owner.path("uid").asText())
                .orElse("");
    }

    private static String key(JsonNode object) {
        JsonNode metadata = object.path("metadata");
        String namespace = metadata.path("namespace").asText();
        String name = metadata.path("name").asText();
        return namespace.isEmpty() ? name : namespace + "/" + name;
    }
}
