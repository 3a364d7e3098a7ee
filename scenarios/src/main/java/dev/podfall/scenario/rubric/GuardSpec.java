package dev.podfall.scenario.rubric;

import dev.podfall.scenario.authored.Required;

/**
 * A claim about what must not have been given up. Met costs nothing.
 *
 * @param severity {@code catastrophic} means that the attempt cannot pass
 * @param cost marks taken when it is not met
 */
public record GuardSpec(
        @Required String id,
        @Required String title,
        @Required Severity severity,
        @Required int cost,
        @Required ClaimSpec claim,
        @Required String why,
        @Required String see) {
    /** How bad it is. */
    public enum Severity {
        recoverable,
        catastrophic
    }
}
