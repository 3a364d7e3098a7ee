/**
 * The life of an attempt: a fold of append-only steps. The {@link dev.podfall.grader.attempt.Proctor} opens, times and
 * closes. May touch {@code grader.*}, {@code engine} and {@code scenario}.
 */
package dev.podfall.grader.attempt;
