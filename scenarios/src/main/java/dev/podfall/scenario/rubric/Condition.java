package dev.podfall.scenario.rubric;

import dev.podfall.scenario.authored.Required;

/** An object's condition has that status. */
public record Condition(
        @Required String kind,
        String namespace,
        @Required String name,
        @Required String type,
        String status) implements ClaimSpec {
    public Condition {
        status = status == null ? "True" : status;
    }
}
