package dev.podfall.sim.registry.strategy;

import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.clock.Dice;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The strategy of every kind. */
public final class Strategies {
    private final Map<ResourceType, Strategy> all = new TreeMap<>(Comparator.comparing(ResourceType::group)
            .thenComparing(ResourceType::version)
            .thenComparing(ResourceType::plural));
    private final Map<String, List<KindSpec>> custom = new TreeMap<>();
    private final KindSpec.Surroundings cluster;
    private int changes;

    public Strategies(Peers peers, Dice dice) {
        this.cluster = new KindSpec.Surroundings(peers, new ServiceAddresses(peers, dice));
        Kinds.builtIn().forEach(this::add);
    }

    /** The strategy, or null for an unknown type. */
    public Strategy of(ResourceType type) {
        return all.get(type);
    }

    /**
     * Serves custom resources, in place of those that were served by the same definition.
     *
     * @param versions one for each that is served
     */
    public void define(String definition, List<KindSpec> versions) {
        List<KindSpec> before = custom.getOrDefault(definition, List.of());
        before.forEach(k -> all.remove(k.type()));
        custom.put(definition, versions);
        versions.forEach(this::add);
        changes++;
    }

    /** Serves them no longer. */
    public void forget(String definition) {
        if (custom.containsKey(definition)) {
            define(definition, List.of());
            custom.remove(definition);
        }
    }

    /** Another number as soon as something else is served. */
    public int changes() {
        return changes;
    }

    /** Each type once that has objects, in the version in which they are stored. */
    public List<ResourceType> types() {
        return all.values().stream()
                .filter(Strategy::isStorageVersion)
                .map(Strategy::type)
                .toList();
    }

    /** All, in order of group, version, plural. */
    public Collection<Strategy> all() {
        return all.values();
    }

    private void add(KindSpec kind) {
        all.put(kind.type(), kind.maker().strategy(kind, cluster));
    }
}
