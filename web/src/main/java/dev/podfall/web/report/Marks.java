package dev.podfall.web.report;

import dev.podfall.grader.report.Report;
import dev.podfall.web.ui.Texts;
import java.util.Locale;

/** Marks in words. */
final class Marks {
    private Marks() {}

    /** {@code 12 of 20}. */
    static String of(Report.Line line, Texts texts) {
        return texts.say("exam.of", number(line.earned()), line.weight());
    }

    /** What a guard cost. */
    static String lost(Report.Line guard, Texts texts) {
        return guard.earned() == 0
                ? texts.say("report.costsNothing")
                : texts.say("report.costs", number(Math.abs(guard.earned())));
    }

    private static String number(double marks) {
        return marks == Math.rint(marks) ? String.valueOf((long) marks) : String.format(Locale.ROOT, "%.1f", marks);
    }
}
