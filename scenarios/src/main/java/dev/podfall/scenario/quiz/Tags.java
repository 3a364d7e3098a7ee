package dev.podfall.scenario.quiz;

import dev.podfall.scenario.Difficulty;
import dev.podfall.scenario.Domain;

/**
 * What a question is about, so that it can be found and counted among others. Each part may be left out, and is null then.
 *
 * @param chapter of the course, from 1
 * @param domain the skill area, one of those that labs have
 * @param difficulty how hard
 */
public record Tags(Integer chapter, Domain domain, Difficulty difficulty) {
    /** Of a question whose author says nothing. */
    public static final Tags NONE = new Tags(null, null, null);
}
