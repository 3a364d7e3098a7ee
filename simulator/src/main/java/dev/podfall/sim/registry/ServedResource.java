package dev.podfall.sim.registry;

import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.registry.strategy.CustomView;
import dev.podfall.sim.table.CreatedAtPrinter;
import dev.podfall.sim.table.TablePrinter;
import java.util.List;

/**
 * A type as discovery shows it.
 *
 * @param verbs in alphabetical order
 * @param printer prints its rows in tables
 * @param custom what is told of a custom resource; null for a built-in kind
 */
public record ServedResource(
        ResourceType type,
        String singular,
        List<String> shortNames,
        List<String> categories,
        List<String> verbs,
        List<Subresource> subresources,
        TablePrinter printer,
        CustomView custom) {
    /** One that is answered, not stored. */
    public ServedResource(
            ResourceType type,
            String singular,
            List<String> shortNames,
            List<String> categories,
            List<String> verbs,
            List<Subresource> subresources) {
        this(type, singular, shortNames, categories, verbs, subresources, new CreatedAtPrinter(), null);
    }

    /**
     * A subresource as discovery shows it.
     *
     * @param name such as {@code status}
     * @param apiVersion of the kind it takes, such as {@code autoscaling/v1} for scale
     */
    public record Subresource(String name, String apiVersion, String kind, List<String> verbs) {}
}
