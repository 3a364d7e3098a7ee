package dev.podfall.sim.admission.plugin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ResourceType;
import java.util.Collection;
import java.util.Optional;

/** What plugins know of a cluster without a request of their own: asked at each write, so it costs nothing. */
public interface ClusterView {
    /** All objects of a type, shared. */
    Collection<ObjectNode> all(ResourceType type);

    /** The type of a kind, if it is served. */
    Optional<ResourceType> typeOf(String apiVersion, String kind);

    /** The namespace, shared; missing if there is none. */
    JsonNode namespace(String name);
}
