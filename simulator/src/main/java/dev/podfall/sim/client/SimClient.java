package dev.podfall.sim.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The only door to the API for controllers, scheduler, kubelets and the engine. It takes the same way as a request from
 * outside: admission, validation, storage, audit. Call it on the cluster's event loop.
 *
 * <p>Objects are JSON trees. <strong>What a read, list or watch hands out is shared and must not be changed</strong>:
 * change a {@code deepCopy()}. What a write is given belongs to the API from then on.
 *
 * <p>Every method throws {@link ApiException} with the Status a client would get.
 */
public interface SimClient {
    /** The object. @throws ApiException 404 */
    ObjectNode get(ResourceType type, String namespace, String name);

    /** The object, if there is one. */
    Optional<ObjectNode> find(ResourceType type, String namespace, String name);

    /** All objects in {@code namespace} (null: in all), in order of namespace and name. */
    List<ObjectNode> list(ResourceType type, String namespace);

    /** {@link #list} narrowed by labels. */
    List<ObjectNode> list(ResourceType type, String namespace, LabelSelector labels);

    /**
     * The objects in {@code namespace} whose controlling owner has that UID, in order of name; with an empty UID those that have no
     * controlling owner. What it takes depends on how many they are, not on how many others there are.
     */
    List<ObjectNode> controlledBy(ResourceType type, String namespace, String uid);

    /** Each type of which there may be objects, custom ones included, in the version in which they are stored. */
    List<ResourceType> types();

    /** The type of that kind, whichever its version; empty if there is none. @param group empty for core */
    default Optional<ResourceType> type(String group, String kind) {
        return types().stream()
                .filter(t -> t.group().equals(group) && t.kind().equals(kind))
                .findFirst();
    }

    /** As above. @param apiVersion of the kind, such as an owner reference names; its version does not matter */
    default Optional<ResourceType> typeIn(String apiVersion, String kind) {
        int slash = apiVersion.indexOf('/');
        return type(slash < 0 ? "" : apiVersion.substring(0, slash), kind);
    }

    /** How many replicas an object wants and has, as an {@code autoscaling/v1 Scale}. @throws ApiException 404 */
    ObjectNode scale(ResourceType type, String namespace, String name);

    /** The object as stored: with defaults, UID and resourceVersion. */
    ObjectNode create(ResourceType type, ObjectNode object);

    /** Replaces spec and metadata. A resourceVersion in {@code object} is a precondition. */
    ObjectNode update(ResourceType type, ObjectNode object);

    /** Replaces the status alone. */
    ObjectNode updateStatus(ResourceType type, ObjectNode object);

    /**
     * Replaces the status of an object as it was read.
     *
     * @param status a tree of the caller's own, which it gives away
     */
    default ObjectNode updateStatus(ResourceType type, ObjectNode read, JsonNode status) {
        return updateStatus(type, KubeObject.withStatus(read, status));
    }

    /**
     * Changes part of the object; an apply patch takes fields over from other managers. {@code subresource} is null,
     * {@code "status"} or {@code "scale"}.
     */
    ObjectNode patch(
            ResourceType type, String namespace, String name, PatchType patchType, JsonNode patch, String subresource);

    /**
     * What an apply patch of the whole object would make of it, had it been sent: refused as that would be, and nothing is stored.
     */
    default ObjectNode tryApply(ResourceType type, String namespace, String name, JsonNode configuration) {
        return tryPatch(type, namespace, name, PatchType.APPLY, configuration);
    }

    /** What a patch of the whole object would make of it; see {@link #tryApply}. */
    ObjectNode tryPatch(ResourceType type, String namespace, String name, PatchType patchType, JsonNode patch);

    /** Asks for deletion; finalizers, grace and propagation decide when the object is gone. */
    void delete(ResourceType type, String namespace, String name, DeleteOptions options);

    /**
     * {@code POST} on a subresource such as {@code binding}, {@code eviction}, {@code token}, {@code scale}.
     *
     * @return the answer's body
     */
    ObjectNode createSubresource(ResourceType type, String namespace, String name, String subresource, ObjectNode body);

    /**
     * Tells {@code listener} of every object there is (as ADDED) and of every later change, each as a task of its own on
     * the loop, in order of resourceVersion.
     */
    Watch watch(ResourceType type, String namespace, Consumer<WatchEvent> listener);

    /**
     * {@link #watch} in all namespaces of the objects alone whose {@code field}, such as {@code spec.nodeName}, has that value:
     * one that comes to have it is ADDED, one that has it no more is DELETED.
     *
     * @throws ApiException 400 when a list cannot be narrowed by that field
     */
    Watch watchWhere(ResourceType type, String field, String value, Consumer<WatchEvent> listener);

    /** The same API as another user; in the audit trail and for authorization it is that user's doing. */
    SimClient as(String user);

    /** A running watch. */
    interface Watch extends AutoCloseable {
        @Override
        void close();
    }
}
