/**
 * What came out: the report of an attempt. May touch the grader's Proctor and reports,
 * {@code web.attempt}, {@code web.ui}. Start at {@link dev.podfall.web.report.ReportPages}.
 */
package dev.podfall.web.report;
