/**
 * What came out: one record that web and command line render. Pure: no time, no input, no output. Start at {@link
 * dev.podfall.grader.report.Report}.
 */
package dev.podfall.grader.report;
