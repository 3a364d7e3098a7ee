package dev.podfall.scenario.rubric;

import dev.podfall.scenario.authored.Required;

/** An Event with that reason was, or was not, seen about an object whose name begins with that. */
public record Event(
        @Required String namespace,
        @Required String reason,
        @Required String about,
        boolean absent) implements ClaimSpec {}
