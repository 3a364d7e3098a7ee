package dev.podfall.scenario.rubric;

import dev.podfall.scenario.authored.Required;

/**
 * Whoever calls a Service is answered by the pods that the healthy cluster had behind it: each ready endpoint is a pod of that
 * Deployment, and its containers run what they ran. What stands in for a neighbour may speak its language, and knows nothing.
 *
 * @param service whose endpoints are looked at
 * @param deployment whose pods these have to be
 */
public record Backends(
        @Required String namespace,
        @Required String service,
        @Required String deployment) implements ClaimSpec {}
