package dev.podfall.sim.workload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.DeleteOptions;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.LabelSelector;
import dev.podfall.sim.client.PatchType;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.client.WatchEvent;
import dev.podfall.sim.loop.Timeline;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Just enough of an API for the network: objects in memory, and watches. No defaults, no validation. */
public final class TinyApi implements SimClient {
    private final Timeline timeline;
    private final Map<ResourceType, TreeMap<String, ObjectNode>> objects = new HashMap<>();
    private final Map<ResourceType, List<Consumer<WatchEvent>>> watches = new HashMap<>();

    public TinyApi(Timeline timeline) {
        this.timeline = timeline;
    }

    /** Creates or replaces an object written as JSON with single quotes. */
    public void put(ResourceType type, String json) {
        try {
            ObjectNode object = (ObjectNode) new ObjectMapper().readTree(json.replace('\'', '"'));
            object.put("apiVersion", type.apiVersion()).put("kind", type.kind());
            update(type, object);
        } catch (IOException bad) {
            throw new IllegalArgumentException(json, bad);
        }
    }

    private TreeMap<String, ObjectNode> of(ResourceType type) {
        return objects.computeIfAbsent(type, t -> new TreeMap<>());
    }

    private void tell(ResourceType type, WatchEvent event) {
        for (Consumer<WatchEvent> listener : List.copyOf(watches.getOrDefault(type, List.of()))) {
            timeline.soon("watch", () -> listener.accept(event));
        }
    }

    @Override
    public List<ResourceType> types() {
        return List.copyOf(objects.keySet());
    }

    @Override
    public ObjectNode scale(ResourceType type, String namespace, String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ObjectNode get(ResourceType type, String namespace, String name) {
        return find(type, namespace, name).orElseThrow(() -> ApiException.notFound(type, name));
    }

    @Override
    public Optional<ObjectNode> find(ResourceType type, String namespace, String name) {
        return Optional.ofNullable(of(type).get((type.namespaced() ? namespace : "") + "/" + name));
    }

    @Override
    public List<ObjectNode> list(ResourceType type, String namespace) {
        List<ObjectNode> all = new ArrayList<>(of(type).values());
        all.removeIf(o -> namespace != null && !new KubeObject(o).namespace().equals(namespace));
        return all;
    }

    @Override
    public List<ObjectNode> list(ResourceType type, String namespace, LabelSelector labels) {
        return list(type, namespace).stream().filter(labels).toList();
    }

    @Override
    public List<ObjectNode> controlledBy(ResourceType type, String namespace, String uid) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Watch watchWhere(ResourceType type, String field, String value, Consumer<WatchEvent> listener) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ObjectNode create(ResourceType type, ObjectNode object) {
        return update(type, object);
    }

    @Override
    public ObjectNode update(ResourceType type, ObjectNode object) {
        KubeObject k = new KubeObject(object);
        ObjectNode before = of(type).put(k.namespace() + "/" + k.name(), object);
        tell(type, new WatchEvent(before == null ? WatchEvent.Type.ADDED : WatchEvent.Type.MODIFIED, object, before));
        return object;
    }

    @Override
    public ObjectNode updateStatus(ResourceType type, ObjectNode object) {
        return update(type, object);
    }

    @Override
    public ObjectNode tryPatch(
            ResourceType type, String namespace, String name, PatchType patchType, JsonNode configuration) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ObjectNode patch(
            ResourceType type, String namespace, String name, PatchType patchType, JsonNode patch, String subresource) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void delete(ResourceType type, String namespace, String name, DeleteOptions options) {
        ObjectNode gone = of(type).remove(namespace + "/" + name);
        tell(type, new WatchEvent(WatchEvent.Type.DELETED, gone, gone));
    }

    @Override
    public ObjectNode createSubresource(
            ResourceType type, String namespace, String name, String subresource, ObjectNode body) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Watch watch(ResourceType type, String namespace, Consumer<WatchEvent> listener) {
        watches.computeIfAbsent(type, t -> new ArrayList<>()).add(listener);
        list(type, namespace)
                .forEach(o ->
                        timeline.soon("watch", () -> listener.accept(new WatchEvent(WatchEvent.Type.ADDED, o, null))));
        return () -> watches.get(type).remove(listener);
    }

    @Override
    public SimClient as(String user) {
        return this;
    }
}
