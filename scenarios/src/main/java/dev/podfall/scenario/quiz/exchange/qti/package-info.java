/**
 * QTI 2.1: single items and packages, read within limits and written as a package. May touch {@code exchange.item} and {@code
 * exchange.markup}. Start at {@link dev.podfall.scenario.quiz.exchange.qti.QtiReader}.
 */
package dev.podfall.scenario.quiz.exchange.qti;
