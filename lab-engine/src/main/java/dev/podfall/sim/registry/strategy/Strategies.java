package dev.podfall.sim.registry.strategy;

import dev.podfall.sim.client.ResourceType;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/** The strategy of every kind. */
public final class Strategies {
    private final Map<ResourceType, Strategy> all = new TreeMap<>(Comparator.comparing(ResourceType::group)
            .thenComparing(ResourceType::version)
            .thenComparing(ResourceType::plural));

    public Strategies() {
        Kinds.core().forEach(k -> add(strategy(k)));
        Kinds.groups().forEach(k -> add(strategy(k)));
    }

    private static Strategy strategy(Kind kind) {
        return switch (kind.type().plural()) {
            case "namespaces" -> new NamespaceStrategy(kind);
            case "pods" -> new PodStrategy(kind);
            default -> new Strategy(kind);
        };
    }

    private void add(Strategy strategy) {
        all.put(strategy.type(), strategy);
    }

    /** The strategy, or null for an unknown type. */
    public Strategy of(ResourceType type) {
        return all.get(type);
    }

    /** All, in order of group, version, plural. */
    public Collection<Strategy> all() {
        return all.values();
    }
}
