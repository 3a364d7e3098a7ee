package dev.podfall.grader.rubric;

import dev.podfall.grader.evidence.Finding;
import dev.podfall.grader.report.Verdict;

/**
 * Whether a claim holds.
 *
 * @param fraction of its weight that is earned, 0 to 1
 * @param why what was found wanting; empty when met
 * @param catastrophe whether nobody passes with it, whatever else was earned
 */
record Judgement(Verdict verdict, double fraction, String actual, String expected, String why, boolean catastrophe) {
    private Judgement(Verdict verdict, double fraction, String actual, String expected, String why) {
        this(verdict, fraction, actual, expected, why, false);
    }

    static Judgement met(String actual, String expected) {
        return new Judgement(Verdict.met, 1, actual, expected, "");
    }

    static Judgement unmet(String actual, String expected, String why) {
        return new Judgement(Verdict.unmet, 0, actual, expected, why);
    }

    /** Unmet, and so that nobody passes. */
    static Judgement catastrophe(String actual, String expected, String why) {
        return new Judgement(Verdict.unmet, 0, actual, expected, why, true);
    }

    /** The same of what nobody passes without. */
    Judgement needed() {
        boolean missing = verdict == Verdict.unmet || verdict == Verdict.partly;
        String more = "The task asks for it: nobody passes without.";
        return missing ? new Judgement(verdict, fraction, actual, expected, (why + " " + more).strip(), true) : this;
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

    /** There was nothing that it could be tried on: that is neither met nor held against anybody. */
    static Judgement untried(String actual, String expected) {
        return new Judgement(Verdict.unverifiable, 0, "could not be tried: " + actual, expected, "");
    }

    static Judgement unverifiable(Finding finding, String expected) {
        return new Judgement(Verdict.unverifiable, 0, "could not be looked at: " + finding.problem(), expected, "");
    }
}
