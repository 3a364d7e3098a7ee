package dev.podfall.sim.registry.strategy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ResourceType;
import java.util.Collection;

/** The other objects there are, for what must be unique among them. */
public interface Peers {
    Collection<ObjectNode> all(ResourceType type);
}
