package dev.podfall.sim.registry;

import dev.podfall.sim.client.ResourceType;
import java.util.List;

/**
 * A type as discovery shows it.
 *
 * @param verbs in alphabetical order
 */
public record ServedResource(
        ResourceType type,
        String singular,
        List<String> shortNames,
        List<String> categories,
        List<String> verbs,
        List<Subresource> subresources) {
    /**
     * A subresource as discovery shows it.
     *
     * @param name such as {@code status}
     * @param apiVersion of the kind it takes, such as {@code autoscaling/v1} for scale
     */
    public record Subresource(String name, String apiVersion, String kind, List<String> verbs) {}
}
