/**
 * The life of a drill: announce, inject, respond, review, improve. A drill is a fold of append-only steps, as attempts and exams are; the
 * {@link dev.podfall.grader.gameday.Drillmaster} opens, times and closes it. May touch its own sub-packages, {@code grader.collect}, {@code
 * grader.postmortem}, {@code grader.attempt} for JSON, the engine and {@code scenario.gameday}.
 */
package dev.podfall.grader.gameday;
