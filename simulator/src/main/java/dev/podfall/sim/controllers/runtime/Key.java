package dev.podfall.sim.controllers.runtime;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Which object of a type.
 *
 * @param namespace empty for objects of the cluster
 */
public record Key(String namespace, String name) implements Comparable<Key> {
    /** The key of an API object. */
    public static Key of(JsonNode object) {
        JsonNode metadata = object.path("metadata");
        return new Key(
                metadata.path("namespace").asText(), metadata.path("name").asText());
    }

    @Override
    public int compareTo(Key other) {
        int byNamespace = namespace.compareTo(other.namespace);
        return byNamespace != 0 ? byNamespace : name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return namespace.isEmpty() ? name : namespace + "/" + name;
    }
}
