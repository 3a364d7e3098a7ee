package dev.podfall.grader.report;

/** Whether a claim holds. */
public enum Verdict {
    met,
    partly,
    unmet,
    /** It could not be looked at; never counted as wrong. */
    unverifiable
}
