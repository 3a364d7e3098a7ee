package dev.podfall.grader.attempt;

import dev.podfall.engine.Runtime;

/**
 * What somebody wants to start.
 *
 * @param runtime null for the embedded one, or whatever the lab runs on already
 * @param seed null for one that depends on the lab alone, or whatever the lab runs with already
 * @param mode null for practice, or whatever the lab runs in already
 * @param candidate who; a name of the caller's choosing
 */
public record StartRequest(String lab, Runtime runtime, Long seed, Mode mode, String candidate) {}
