/**
 * Inspects game days: one class for each group of rules. What needs a cluster is proven, not linted. May touch {@code scenario.gameday},
 * {@code scenario.load} and {@code scenario.lint}. Start at {@link dev.podfall.scenario.lint.gameday.GameDayLint}.
 */
package dev.podfall.scenario.lint.gameday;
