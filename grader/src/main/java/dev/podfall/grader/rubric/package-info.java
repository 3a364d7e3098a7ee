/**
 * Judges evidence. Pure: no time, no input, no output. One class per kind of claim. May touch {@code grader.evidence},
 * {@code grader.report} and {@code scenario.rubric}. Start at {@link dev.podfall.grader.rubric.Rubric}.
 */
package dev.podfall.grader.rubric;
