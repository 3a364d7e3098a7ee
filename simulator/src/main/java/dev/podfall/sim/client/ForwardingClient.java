package dev.podfall.sim.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A client that hands everything on; subclasses change what they are about. */
public abstract class ForwardingClient implements SimClient {
    /** Whom it hands to. */
    protected abstract SimClient client();

    @Override
    public List<ObjectNode> list(ResourceType type, String namespace) {
        return client().list(type, namespace);
    }

    @Override
    public List<ObjectNode> list(ResourceType type, String namespace, LabelSelector labels) {
        return client().list(type, namespace, labels);
    }

    @Override
    public List<ObjectNode> controlledBy(ResourceType type, String namespace, String uid) {
        return client().controlledBy(type, namespace, uid);
    }

    @Override
    public ObjectNode get(ResourceType type, String namespace, String name) {
        return client().get(type, namespace, name);
    }

    @Override
    public Optional<ObjectNode> find(ResourceType type, String namespace, String name) {
        return client().find(type, namespace, name);
    }

    @Override
    public List<ResourceType> types() {
        return client().types();
    }

    @Override
    public ObjectNode scale(ResourceType type, String namespace, String name) {
        return client().scale(type, namespace, name);
    }

    @Override
    public ObjectNode create(ResourceType type, ObjectNode object) {
        return client().create(type, object);
    }

    @Override
    public ObjectNode update(ResourceType type, ObjectNode object) {
        return client().update(type, object);
    }

    @Override
    public ObjectNode updateStatus(ResourceType type, ObjectNode object) {
        return client().updateStatus(type, object);
    }

    @Override
    public ObjectNode patch(
            ResourceType type, String namespace, String name, PatchType patchType, JsonNode patch, String subresource) {
        return client().patch(type, namespace, name, patchType, patch, subresource);
    }

    @Override
    public ObjectNode tryPatch(ResourceType type, String namespace, String name, PatchType patchType, JsonNode patch) {
        return client().tryPatch(type, namespace, name, patchType, patch);
    }

    @Override
    public void delete(ResourceType type, String namespace, String name, DeleteOptions options) {
        client().delete(type, namespace, name, options);
    }

    @Override
    public ObjectNode createSubresource(
            ResourceType type, String namespace, String name, String subresource, ObjectNode body) {
        return client().createSubresource(type, namespace, name, subresource, body);
    }

    @Override
    public Watch watch(ResourceType type, String namespace, Consumer<WatchEvent> listener) {
        return client().watch(type, namespace, listener);
    }

    @Override
    public Watch watchWhere(ResourceType type, String field, String value, Consumer<WatchEvent> listener) {
        return client().watchWhere(type, field, value, listener);
    }

    @Override
    public SimClient as(String user) {
        return client().as(user);
    }
}
