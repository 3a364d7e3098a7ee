package dev.podfall.sim.api.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.authz.Escalation;
import dev.podfall.sim.client.DeleteOptions;
import dev.podfall.sim.client.ForwardingClient;
import dev.podfall.sim.client.LabelSelector;
import dev.podfall.sim.client.PatchType;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.client.WatchEvent;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The API as an account: each request is one that it may make, or throws 403. A watch lists first, so it needs both rights. */
final class AccountClient extends ForwardingClient {
    private static final String CREATE = "create";

    private final TokenAccess.Session session;

    AccountClient(TokenAccess.Session session) {
        this.session = session;
    }

    @Override
    protected SimClient client() {
        return session.client();
    }

    private void demand(String verb, ResourceType type, String namespace, String name) {
        demand(verb, type, null, namespace, name);
    }

    private void demand(String verb, ResourceType type, String subresource, String namespace, String name) {
        String resource = subresource == null ? type.plural() : type.plural() + "/" + subresource;
        String where = type.namespaced() && namespace != null ? namespace : "";
        session.demand(verb, type.group(), resource, where, name == null ? "" : name);
    }

    @Override
    public ObjectNode get(ResourceType type, String namespace, String name) {
        demand("get", type, namespace, name);
        return super.get(type, namespace, name);
    }

    @Override
    public Optional<ObjectNode> find(ResourceType type, String namespace, String name) {
        demand("get", type, namespace, name);
        return super.find(type, namespace, name);
    }

    @Override
    public List<ObjectNode> list(ResourceType type, String namespace) {
        demand("list", type, namespace, "");
        return super.list(type, namespace);
    }

    @Override
    public List<ObjectNode> list(ResourceType type, String namespace, LabelSelector labels) {
        demand("list", type, namespace, "");
        return super.list(type, namespace, labels);
    }

    @Override
    public List<ObjectNode> controlledBy(ResourceType type, String namespace, String uid) {
        demand("list", type, namespace, "");
        return super.controlledBy(type, namespace, uid);
    }

    @Override
    public ObjectNode scale(ResourceType type, String namespace, String name) {
        demand("get", type, "scale", namespace, name);
        return super.scale(type, namespace, name);
    }

    @Override
    public ObjectNode create(ResourceType type, ObjectNode object) {
        demand(CREATE, type, namespace(object), "");
        confirm(type, object);
        return super.create(type, object);
    }

    @Override
    public ObjectNode update(ResourceType type, ObjectNode object) {
        demand("update", type, namespace(object), name(object));
        confirm(type, object);
        return super.update(type, object);
    }

    @Override
    public ObjectNode updateStatus(ResourceType type, ObjectNode object) {
        demand("update", type, "status", namespace(object), name(object));
        return super.updateStatus(type, object);
    }

    @Override
    public ObjectNode patch(
            ResourceType type, String namespace, String name, PatchType patchType, JsonNode patch, String subresource) {
        demand("patch", type, subresource, namespace, name);
        if (patchType == PatchType.APPLY && super.find(type, namespace, name).isEmpty()) {
            demand(CREATE, type, namespace, name);
        }
        if (Escalation.concerns(type)) {
            session.confirm(type, super.tryPatch(type, namespace, name, patchType, patch.deepCopy()));
        }
        return super.patch(type, namespace, name, patchType, patch, subresource);
    }

    @Override
    public ObjectNode tryPatch(ResourceType type, String namespace, String name, PatchType patchType, JsonNode patch) {
        demand("patch", type, namespace, name);
        if (patchType == PatchType.APPLY && super.find(type, namespace, name).isEmpty()) {
            demand(CREATE, type, namespace, name);
        }
        ObjectNode would = super.tryPatch(type, namespace, name, patchType, patch);
        confirm(type, would);
        return would;
    }

    /** Who grants rights must have them, as over HTTP. */
    private void confirm(ResourceType type, ObjectNode made) {
        if (Escalation.concerns(type)) {
            session.confirm(type, made);
        }
    }

    @Override
    public void delete(ResourceType type, String namespace, String name, DeleteOptions options) {
        demand("delete", type, namespace, name);
        super.delete(type, namespace, name, options);
    }

    @Override
    public ObjectNode createSubresource(
            ResourceType type, String namespace, String name, String subresource, ObjectNode body) {
        demand(CREATE, type, subresource, namespace, name);
        return super.createSubresource(type, namespace, name, subresource, body);
    }

    @Override
    public Watch watch(ResourceType type, String namespace, Consumer<WatchEvent> listener) {
        demand("list", type, namespace, "");
        demand("watch", type, namespace, "");
        return super.watch(type, namespace, listener);
    }

    @Override
    public Watch watchWhere(ResourceType type, String field, String value, Consumer<WatchEvent> listener) {
        demand("list", type, null, "");
        demand("watch", type, null, "");
        return super.watchWhere(type, field, value, listener);
    }

    @Override
    public SimClient as(String user) {
        throw new UnsupportedOperationException("A program in a pod acts as its own account.");
    }

    private static String namespace(ObjectNode object) {
        return object.path("metadata").path("namespace").asText();
    }

    private static String name(ObjectNode object) {
        return object.path("metadata").path("name").asText();
    }
}
