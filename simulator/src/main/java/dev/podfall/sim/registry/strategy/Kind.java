package dev.podfall.sim.registry.strategy;

import dev.podfall.sim.client.ResourceType;
import java.util.List;
import java.util.Set;

/**
 * What is served of a type beside its content.
 *
 * @param returnsDeleted whether deletion answers the object instead of a Status
 */
public record Kind(
        ResourceType type,
        String singular,
        List<String> shortNames,
        List<String> categories,
        Set<String> subresources,
        boolean generation,
        boolean returnsDeleted) {

    public static Kind of(ResourceType type, String... shortNames) {
        String singular = type.kind().toLowerCase(java.util.Locale.ROOT);
        return new Kind(type, singular, List.of(shortNames), List.of(), Set.of(), false, false);
    }

    /** In {@code kubectl get all}. */
    public Kind inAll() {
        return in("all");
    }

    public Kind in(String category) {
        return new Kind(type, singular, shortNames, List.of(category), subresources, generation, returnsDeleted);
    }

    public Kind with(String... names) {
        return new Kind(type, singular, shortNames, categories, Set.of(names), generation, returnsDeleted);
    }

    /** Counts changes of the spec in {@code metadata.generation}. */
    public Kind counting() {
        return new Kind(type, singular, shortNames, categories, subresources, true, returnsDeleted);
    }

    public Kind returningDeleted() {
        return new Kind(type, singular, shortNames, categories, subresources, generation, true);
    }

    public boolean has(String subresource) {
        return subresources.contains(subresource);
    }
}
