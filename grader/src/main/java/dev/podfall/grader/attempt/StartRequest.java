package dev.podfall.grader.attempt;

import dev.podfall.engine.Runtime;

/**
 * What somebody wants to start.
 *
 * @param seed null for one that depends on the lab alone
 * @param candidate who; a name of the caller's choosing
 */
public record StartRequest(String lab, Runtime runtime, Long seed, Mode mode, String candidate) {}
