/**
 * Inspects exams: one class per rule. May touch the model, {@code scenario.load} and {@code scenario.lint}'s findings. Start at {@link
 * dev.podfall.scenario.lint.exam.ExamLint}, which lists the rules.
 */
package dev.podfall.scenario.lint.exam;
