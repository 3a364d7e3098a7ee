/**
 * A report in the forms that other programs and people read: CSV, JUnit XML, an xAPI statement, a page that prints. Pure, and wary: a
 * report holds text out of clusters, which anybody may have written. Start at {@link dev.podfall.grader.report.form.ReportForm}.
 */
package dev.podfall.grader.report.form;
