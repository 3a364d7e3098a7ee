/**
 * Quizzes as data. The grader marks them, the web asks them. May touch nothing of ours but the names of domains and difficulties. Start at {@link
 * dev.podfall.scenario.quiz.Quiz}.
 */
package dev.podfall.scenario.quiz;
