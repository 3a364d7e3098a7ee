/**
 * Pages to import a quiz from a foreign format, with a preview of every problem, and to export one. For whoever sits at this machine: files
 * of the catalogue are theirs, and an export holds the answers. May touch the exchange formats and the catalogue, {@code web.quiz}'s door
 * for programs, {@code web.account} and {@code web.ui}. Start at {@link dev.podfall.web.quiz.exchange.ImportPages}.
 */
package dev.podfall.web.quiz.exchange;
