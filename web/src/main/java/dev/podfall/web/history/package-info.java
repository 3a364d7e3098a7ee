/**
 * Everything a learner did, kind by kind. May touch the grader's Drillmaster, {@code web.attempt}, {@code web.exam}, {@code web.gameday},
 * {@code web.store}, {@code web.ui}. Start at {@link dev.podfall.web.history.HistoryPage}.
 */
package dev.podfall.web.history;
