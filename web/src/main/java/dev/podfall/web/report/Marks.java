package dev.podfall.web.report;

import dev.podfall.grader.report.Report;
import dev.podfall.web.ui.Texts;

/** Marks in words. */
final class Marks {
    private Marks() {}

    /** {@code 12 of 20}. */
    static String of(Report.Line line, Texts texts) {
        return texts.say("exam.of", texts.number(line.earned()), line.weight());
    }

    /** What a guard cost. */
    static String lost(Report.Line guard, Texts texts) {
        return guard.earned() == 0
                ? texts.say("report.costsNothing")
                : texts.say("report.costs", texts.number(Math.abs(guard.earned())));
    }

    /** Whether it says more than what was seen: what that means, or the command that shows it. */
    static boolean explains(Report.Line line) {
        return isSaid(line.why()) || isSaid(line.see());
    }

    private static boolean isSaid(String text) {
        return text != null && !text.isBlank();
    }
}
