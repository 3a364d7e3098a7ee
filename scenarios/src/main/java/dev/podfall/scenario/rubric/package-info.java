/**
 * What a repair must be like, as data: weighted criteria, guards and diagnosis questions. The grader judges them. May
 * touch {@code scenario.client} and {@code authored}. Start at {@link dev.podfall.scenario.rubric.RubricSpec}.
 */
package dev.podfall.scenario.rubric;
