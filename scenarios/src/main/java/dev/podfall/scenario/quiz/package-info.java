/**
 * Quizzes as data. The grader marks them, the web asks them. May touch the names of domains and difficulties, how
 * seeds pick, {@code quiz.arithmetic} and {@code quiz.picture}. Start at {@link
 * dev.podfall.scenario.quiz.Quiz}.
 */
package dev.podfall.scenario.quiz;
