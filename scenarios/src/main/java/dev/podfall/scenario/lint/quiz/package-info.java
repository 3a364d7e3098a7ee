/**
 * Inspects quizzes: one class per rule. May touch the model, {@code scenario.load} and {@code scenario.lint}'s findings. Start at {@link
 * dev.podfall.scenario.lint.quiz.QuizLint}, which lists the rules.
 */
package dev.podfall.scenario.lint.quiz;
