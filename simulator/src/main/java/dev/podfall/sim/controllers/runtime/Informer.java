package dev.podfall.sim.controllers.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.client.WatchEvent;
import dev.podfall.sim.loop.Together;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * A type's objects as last heard of, indexed by key and by controlling owner. It is at most an instant behind the API.
 * Mirrors {@code k8s.io/client-go/tools/cache.SharedIndexInformer}.
 */
public final class Informer {
    private final TreeMap<Key, ObjectNode> objects = new TreeMap<>();
    private final Map<String, TreeSet<Key>> byController = new HashMap<>();
    private final List<Consumer<WatchEvent>> listeners = new ArrayList<>();
    private SimClient.Watch watch;

    Informer() {}

    void listen(Consumer<WatchEvent> listener) {
        listeners.add(listener);
    }

    void start(SimClient client, ResourceType type) {
        if (watch == null) {
            watch = client.watch(type, null, this::heard);
        }
    }

    void stop() {
        if (watch != null) {
            watch.close();
        }
    }

    /** All objects in order of key. */
    public Collection<ObjectNode> all() {
        return Collections.unmodifiableCollection(objects.values());
    }

    public Optional<ObjectNode> find(Key key) {
        return Optional.ofNullable(objects.get(key));
    }

    /** The objects of one namespace in order of name. */
    public Collection<ObjectNode> in(String namespace) {
        return objects.subMap(new Key(namespace, ""), new Key(namespace + "\0", ""))
                .values();
    }

    /** The objects whose controlling owner has that UID, in order of key. */
    public List<ObjectNode> controlledBy(String uid) {
        return byController.getOrDefault(uid, new TreeSet<>()).stream()
                .map(objects::get)
                .toList();
    }

    private void heard(WatchEvent event) {
        Key key = Key.of(event.object());
        ObjectNode before =
                event.type() == WatchEvent.Type.DELETED ? objects.remove(key) : objects.put(key, event.object());
        if (before != null) {
            unindex(key, before);
        }
        if (event.type() != WatchEvent.Type.DELETED) {
            String owner = controllerUid(event.object());
            if (!owner.isEmpty()) {
                byController.computeIfAbsent(owner, u -> new TreeSet<>()).add(key);
            }
        }
        Together.run(
                listeners.stream().map(l -> (Runnable) () -> l.accept(event)).toList());
    }

    private void unindex(Key key, ObjectNode before) {
        String owner = controllerUid(before);
        TreeSet<Key> owned = byController.get(owner);
        if (owned != null && owned.remove(key) && owned.isEmpty()) {
            byController.remove(owner);
        }
    }

    private static String controllerUid(JsonNode object) {
        for (JsonNode owner : object.path("metadata").path("ownerReferences")) {
            if (owner.path("controller").asBoolean()) {
                return owner.path("uid").asText();
            }
        }
        return "";
    }
}
