package dev.podfall.grader.attempt;

import dev.podfall.grader.report.Report;

/**
 * What came of handing in.
 *
 * @param attempt as it is now: asking, or over if its lab asks nothing. It runs on if nothing could be seen of its cluster
 * @param report null while it asks
 */
public record HandedIn(Attempt attempt, Report report) {}
