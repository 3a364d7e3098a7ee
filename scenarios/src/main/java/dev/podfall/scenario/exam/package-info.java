/**
 * Exams as data, and the drawing of a paper from one: a blueprint says how many tasks of which domains there are and what they weigh, a seed
 * chooses them. Drawing is pure. May touch {@code scenario}, {@code scenario.quiz}, {@code scenario.draw} and {@code scenario.load}. Start at
 * {@link dev.podfall.scenario.exam.PaperDraw}; the records that authors write are in {@code scenario.exam.blueprint}.
 */
package dev.podfall.scenario.exam;
