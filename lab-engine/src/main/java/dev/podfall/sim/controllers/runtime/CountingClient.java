package dev.podfall.sim.controllers.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.DeleteOptions;
import dev.podfall.sim.client.LabelSelector;
import dev.podfall.sim.client.PatchType;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.client.WatchEvent;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Counts the objects that a controller lists: what a look of its costs. */
final class CountingClient implements SimClient {
    private final SimClient client;
    private long listed;

    CountingClient(SimClient client) {
        this.client = client;
    }

    /** How many objects it handed out in lists so far. */
    long listed() {
        return listed;
    }

    private List<ObjectNode> counted(List<ObjectNode> list) {
        listed += list.size();
        return list;
    }

    @Override
    public List<ObjectNode> list(ResourceType type, String namespace) {
        return counted(client.list(type, namespace));
    }

    @Override
    public List<ObjectNode> list(ResourceType type, String namespace, LabelSelector labels) {
        return counted(client.list(type, namespace, labels));
    }

    @Override
    public ObjectNode get(ResourceType type, String namespace, String name) {
        return client.get(type, namespace, name);
    }

    @Override
    public Optional<ObjectNode> find(ResourceType type, String namespace, String name) {
        return client.find(type, namespace, name);
    }

    @Override
    public ObjectNode create(ResourceType type, ObjectNode object) {
        return client.create(type, object);
    }

    @Override
    public ObjectNode update(ResourceType type, ObjectNode object) {
        return client.update(type, object);
    }

    @Override
    public ObjectNode updateStatus(ResourceType type, ObjectNode object) {
        return client.updateStatus(type, object);
    }

    @Override
    public ObjectNode patch(
            ResourceType type, String namespace, String name, PatchType patchType, JsonNode patch, String subresource) {
        return client.patch(type, namespace, name, patchType, patch, subresource);
    }

    @Override
    public void delete(ResourceType type, String namespace, String name, DeleteOptions options) {
        client.delete(type, namespace, name, options);
    }

    @Override
    public ObjectNode createSubresource(
            ResourceType type, String namespace, String name, String subresource, ObjectNode body) {
        return client.createSubresource(type, namespace, name, subresource, body);
    }

    @Override
    public Watch watch(ResourceType type, String namespace, Consumer<WatchEvent> listener) {
        return client.watch(type, namespace, listener);
    }

    @Override
    public SimClient as(String user) {
        return client.as(user);
    }
}
