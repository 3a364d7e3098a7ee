package dev.podfall.grader.rubric;

import dev.podfall.grader.evidence.Finding;
import dev.podfall.grader.report.Verdict;

/**
 * Whether a claim holds.
 *
 * @param fraction of its weight that is earned, 0 to 1
 * @param why what was found wanting; empty when met
 */
record Judgement(Verdict verdict, double fraction, String actual, String expected, String why) {
    static Judgement met(String actual, String expected) {
        return new Judgement(Verdict.met, 1, actual, expected, "");
    }

    static Judgement unmet(String actual, String expected, String why) {
        return new Judgement(Verdict.unmet, 0, actual, expected, why);
    }

    /** By the share that is right. */
    static Judgement share(double fraction, String actual, String expected, String why) {
        if (fraction >= 1) {
            return met(actual, expected);
        }
        return fraction <= 0
                ? unmet(actual, expected, why)
                : new Judgement(Verdict.partly, fraction, actual, expected, why);
    }

    static Judgement unverifiable(Finding finding, String expected) {
        return new Judgement(Verdict.unverifiable, 0, "could not be looked at: " + finding.problem(), expected, "");
    }
}
