/**
 * Quizzes as data. The grader marks them, the web asks them. May touch nothing of ours. Start at {@link
 * dev.podfall.scenario.quiz.Quiz}.
 */
package dev.podfall.scenario.quiz;
