/**
 * What all exchange formats have in common: a question as item banks think of it, with answers worth a share of the points. Each format
 * reads and writes these alone. Touches nothing. Start at {@link dev.podfall.scenario.quiz.exchange.item.Item}.
 */
package dev.podfall.scenario.quiz.exchange.item;
