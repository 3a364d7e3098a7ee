/**
 * What an author writes in {@code exams/ID.yaml}. May touch {@code scenario} and {@code scenario.authored}. Start at {@link
 * dev.podfall.scenario.exam.blueprint.Exam}.
 */
package dev.podfall.scenario.exam.blueprint;
