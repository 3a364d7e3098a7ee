package dev.podfall.sim.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.DeleteOptions;
import dev.podfall.sim.client.LabelSelector;
import dev.podfall.sim.client.PatchType;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.client.WatchEvent;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The API as one user in this process sees it. */
final class LocalClient implements SimClient {
    private final Registry registry;
    private final Objects objects;
    private final Lister lister;
    private final UserInfo user;

    LocalClient(Registry registry, Objects objects, UserInfo user) {
        this.registry = registry;
        this.objects = objects;
        this.lister = new Lister(objects);
        this.user = user;
    }

    @Override
    public ObjectNode get(ResourceType type, String namespace, String name) {
        return objects.get(type, namespace, name);
    }

    @Override
    public Optional<ObjectNode> find(ResourceType type, String namespace, String name) {
        return Optional.ofNullable(objects.find(type, namespace, name));
    }

    @Override
    public List<ObjectNode> list(ResourceType type, String namespace) {
        return lister.all(type, namespace, o -> true);
    }

    @Override
    public List<ObjectNode> list(ResourceType type, String namespace, LabelSelector labels) {
        return lister.all(type, namespace, labels);
    }

    @Override
    public List<ObjectNode> controlledBy(ResourceType type, String namespace, String uid) {
        return lister.controlledBy(type, namespace, uid);
    }

    @Override
    public List<ResourceType> types() {
        return objects.types();
    }

    @Override
    public ObjectNode scale(ResourceType type, String namespace, String name) {
        return one(request(Verb.GET, type, namespace, name).withSubresource("scale"));
    }

    @Override
    public ObjectNode create(ResourceType type, ObjectNode object) {
        return one(request(Verb.CREATE, type, namespaceOf(object), null).withBody(object));
    }

    @Override
    public ObjectNode update(ResourceType type, ObjectNode object) {
        return one(
                request(Verb.UPDATE, type, namespaceOf(object), nameOf(object)).withBody(object));
    }

    @Override
    public ObjectNode updateStatus(ResourceType type, ObjectNode object) {
        return one(request(Verb.UPDATE, type, namespaceOf(object), nameOf(object))
                .withSubresource("status")
                .withBody(object));
    }

    @Override
    public ObjectNode patch(
            ResourceType type, String namespace, String name, PatchType patchType, JsonNode patch, String subresource) {
        Request request = request(Verb.PATCH, type, namespace, name)
                .withPatch(patchType, patch)
                .withSubresource(subresource);
        return one(
                patchType == PatchType.APPLY
                        ? request.withWrite(new WriteOptions(false, agent(), FieldValidation.Warn, true))
                        : request);
    }

    @Override
    public ObjectNode tryPatch(ResourceType type, String namespace, String name, PatchType patchType, JsonNode patch) {
        boolean forced = patchType == PatchType.APPLY;
        return one(request(Verb.PATCH, type, namespace, name)
                .withPatch(patchType, patch)
                .withWrite(new WriteOptions(true, agent(), FieldValidation.Warn, forced)));
    }

    @Override
    public void delete(ResourceType type, String namespace, String name, DeleteOptions options) {
        registry.handle(request(Verb.DELETE, type, namespace, name).withDelete(options));
    }

    @Override
    public ObjectNode createSubresource(
            ResourceType type, String namespace, String name, String subresource, ObjectNode body) {
        return one(request(Verb.CREATE, type, namespace, name)
                .withSubresource(subresource)
                .withBody(body));
    }

    @Override
    public Watch watch(ResourceType type, String namespace, Consumer<WatchEvent> listener) {
        return watch(request(Verb.WATCH, type, namespace, null), listener);
    }

    @Override
    public Watch watchWhere(ResourceType type, String field, String value, Consumer<WatchEvent> listener) {
        FieldSelector wanted = new FieldSelector(List.of(new FieldSelector.Requirement(field, true, value)));
        Request request = request(Verb.WATCH, type, null, null).withList(ListOptions.DEFAULT.withFields(wanted));
        return watch(request, listener);
    }

    private Watch watch(Request request, Consumer<WatchEvent> listener) {
        return registry.watch(request, new WatchSink() {
            @Override
            public void event(WatchEvent event) {
                listener.accept(event);
            }

            @Override
            public void bookmark(ObjectNode object) {}

            @Override
            public void failed(ObjectNode status) {
                throw new ApiException(
                        status.path("code").asInt(),
                        status.path("reason").asText(),
                        status.path("message").asText(),
                        null);
            }
        });
    }

    @Override
    public SimClient as(String newUser) {
        return new LocalClient(registry, objects, UserInfo.component(newUser));
    }

    private ObjectNode one(Request request) {
        return ((Answer.One) registry.handle(request)).object();
    }

    private Request request(Verb verb, ResourceType type, String namespace, String name) {
        return Request.of(verb, type, namespace, name).by(user, agent());
    }

    /** The binary that upstream runs this component in. */
    private String agent() {
        String name = user.name();
        if (name.equals("kubernetes-admin")) {
            return "kubectl";
        }
        if (name.startsWith("system:node:")) {
            return "kubelet";
        }
        boolean system = name.startsWith("system:serviceaccount:kube-system:") && name.endsWith("-controller");
        if (system && user.extra().isEmpty()) {
            return "kube-controller-manager";
        }
        return name.substring(name.lastIndexOf(':') + 1);
    }

    private static String namespaceOf(ObjectNode object) {
        return Metadata.text(object, "namespace");
    }

    private static String nameOf(ObjectNode object) {
        return Metadata.text(object, "name");
    }
}
