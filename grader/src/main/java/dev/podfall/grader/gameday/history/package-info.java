/**
 * What happened in a drill: a fold of append-only steps, as attempts and exams have it. May touch {@code grader.attempt} for the JSON of
 * steps, {@code gameday.traffic}, {@code grader.postmortem} and {@code scenario.gameday}. Start at {@link
 * dev.podfall.grader.gameday.history.DrillHistory}.
 */
package dev.podfall.grader.gameday.history;
