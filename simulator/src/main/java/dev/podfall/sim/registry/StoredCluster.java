package dev.podfall.sim.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.admission.plugin.ClusterView;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.registry.strategy.Strategies;
import dev.podfall.sim.registry.strategy.Strategy;
import java.util.Collection;
import java.util.Optional;

/** The cluster as admission looks at it: what is stored, without a request. */
final class StoredCluster implements ClusterView {
    private final Objects objects;
    private final Strategies strategies;

    StoredCluster(Objects objects, Strategies strategies) {
        this.objects = objects;
        this.strategies = strategies;
    }

    @Override
    public Collection<ObjectNode> all(ResourceType type) {
        return objects.store().list(Objects.table(type), "");
    }

    @Override
    public Optional<ResourceType> typeOf(String apiVersion, String kind) {
        return strategies.all().stream()
                .map(Strategy::type)
                .filter(t -> t.apiVersion().equals(apiVersion) && t.kind().equals(kind))
                .findFirst();
    }

    @Override
    public JsonNode namespace(String name) {
        ObjectNode namespace = objects.find(Resources.NAMESPACES, null, name);
        return namespace == null ? MissingNode.getInstance() : namespace;
    }
}
