/**
 * What came out: the report of an attempt, and the history of everything a learner did. May touch the grader's Proctor and reports,
 * {@code web.attempt}, {@code web.store}, {@code web.ui}. Start at {@link dev.podfall.web.report.ReportPages}.
 */
package dev.podfall.web.report;
