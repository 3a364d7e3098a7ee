package dev.podfall.scenario.rubric;

import dev.podfall.scenario.authored.Required;
import java.util.Map;

/**
 * Pods reach nobody whom the healthy cluster's policies for outgoing traffic kept them from. Whom they try is drawn: pods of each
 * namespace of the lab, on the ports they serve and on others, and an address outside the cluster.
 *
 * @param namespace of the pods
 * @param labels of the pods, by which policies select them
 * @param who in words that follow "reaches nobody else", such as {@code a pod of the server}
 */
public record Bounded(
        @Required String namespace,
        @Required Map<String, String> labels,
        @Required String who) implements ClaimSpec {
    public Bounded {
        labels = labels == null ? Map.of() : Map.copyOf(labels);
    }
}
