/**
 * Texts and documents of other people: XML that is read without entities and within limits, HTML as Markdown and back. May touch {@code
 * exchange.item} for its errors. Start at {@link dev.podfall.scenario.quiz.exchange.markup.XmlFile}.
 */
package dev.podfall.scenario.quiz.exchange.markup;
