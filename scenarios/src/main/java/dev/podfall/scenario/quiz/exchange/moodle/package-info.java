/**
 * Moodle XML, read as Moodle exports it, written with Markdown. May touch {@code exchange.item} and {@code exchange.markup}. Start at {@link
 * dev.podfall.scenario.quiz.exchange.moodle.MoodleReader}.
 */
package dev.podfall.scenario.quiz.exchange.moodle;
