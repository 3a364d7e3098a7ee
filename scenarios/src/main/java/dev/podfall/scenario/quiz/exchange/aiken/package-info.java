/** Aiken: a question, lettered options, and the right letter. May touch {@code exchange.item} and {@code exchange.markup}. Start at
 * {@link dev.podfall.scenario.quiz.exchange.aiken.AikenReader}.
 */
package dev.podfall.scenario.quiz.exchange.aiken;
