/**
 * GIFT, the text format of Moodle: read as other people write it, written with Markdown. May touch {@code exchange.item} and {@code
 * exchange.markup}. Start at {@link dev.podfall.scenario.quiz.exchange.gift.GiftReader}.
 */
package dev.podfall.scenario.quiz.exchange.gift;
