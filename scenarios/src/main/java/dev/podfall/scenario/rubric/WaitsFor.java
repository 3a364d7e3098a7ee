package dev.podfall.scenario.rubric;

import dev.podfall.scenario.authored.Required;

/**
 * A new pod of the lab's server waits for a neighbour before it serves, by whatever step, probe or program: while the neighbour has
 * no pod it does not get ready. Whether it waits on and on, or fails and is tried again, is all the same.
 *
 * @param namespace of the server's pods
 * @param selector of the server's pods, one of which is replaced meanwhile
 * @param neighbour who is waited for; its pods are gone for the trial alone
 */
public record WaitsFor(
        @Required String namespace,
        @Required String selector,
        @Required Neighbour neighbour) implements ClaimSpec {
    /** A Deployment. */
    public record Neighbour(
            @Required String namespace, @Required String deployment) {}
}
