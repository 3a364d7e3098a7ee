package dev.podfall.sim.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.registry.strategy.Strategies;
import dev.podfall.sim.registry.strategy.Strategy;
import dev.podfall.sim.store.Store;
import java.util.List;
import java.util.function.UnaryOperator;

/** Objects of the store by type, namespace and name. */
final class Objects {
    private final Store store;
    private final Strategies strategies;
    private final Owners owners;

    Objects(Store store, Strategies strategies) {
        this.store = store;
        this.strategies = strategies;
        this.owners = new Owners(store);
    }

    /** Who controls what is stored. */
    Owners owners() {
        return owners;
    }

    Store store() {
        return store;
    }

    Strategy strategy(ResourceType type) {
        Strategy strategy = strategies.of(type);
        if (strategy == null) {
            throw new ApiException(404, "NotFound", "the server could not find the requested resource", null);
        }
        return strategy;
    }

    /** The object, or null. */
    ObjectNode find(ResourceType type, String namespace, String name) {
        ObjectNode stored = name == null ? null : store.get(table(type), key(type, namespace, name));
        return stored == null ? null : view(type).apply(stored);
    }

    /** The object. @throws ApiException 404 */
    ObjectNode get(ResourceType type, String namespace, String name) {
        ObjectNode found = find(type, namespace, name);
        if (found == null) {
            throw ApiException.notFound(type, name);
        }
        return found;
    }

    /** Stores it. @throws ApiException 500 if it is larger than etcd takes */
    ObjectNode put(ResourceType type, ObjectNode object) {
        StoredSize.require(object);
        return stored(type, object);
    }

    /** As above. @param before its size as it came in */
    ObjectNode put(ResourceType type, ObjectNode object, StoredSize before) {
        if (!before.isSmall()) {
            StoredSize.require(object);
        }
        return stored(type, object);
    }

    private ObjectNode stored(ResourceType type, ObjectNode object) {
        Strategy strategy = strategy(type);
        ObjectNode stored = store.put(table(type), keyOf(type, object), strategy.toStorage(object));
        return strategy.fromStorage(stored);
    }

    ObjectNode remove(ResourceType type, ObjectNode object) {
        ObjectNode last = store.remove(table(type), keyOf(type, object));
        return last == null ? null : view(type).apply(last);
    }

    /** What a client of that type and version sees of what is stored. */
    UnaryOperator<ObjectNode> view(ResourceType type) {
        Strategy strategy = strategies.of(type);
        return strategy == null ? UnaryOperator.identity() : strategy::fromStorage;
    }

    /** Each type once that has objects, in the version in which they are stored. */
    List<ResourceType> types() {
        return strategies.types();
    }

    static String table(ResourceType type) {
        return type.qualifiedName();
    }

    static String key(ResourceType type, String namespace, String name) {
        return type.namespaced() ? namespace + "/" + name : name;
    }

    /** What the keys of a namespace's objects begin with; null for all namespaces. */
    static String prefix(ResourceType type, String namespace) {
        return type.namespaced() && namespace != null && !namespace.isEmpty() ? namespace + "/" : "";
    }

    private static String keyOf(ResourceType type, ObjectNode object) {
        return key(
                type,
                object.path("metadata").path("namespace").asText(),
                object.path("metadata").path("name").asText());
    }
}
