package dev.podfall.web.report;

import dev.podfall.grader.report.Report;
import java.util.Locale;

/** Marks in words. */
final class Marks {
    private Marks() {}

    /** {@code 12 of 20}. */
    static String of(Report.Line line) {
        return number(line.earned()) + " of " + line.weight();
    }

    /** What a guard cost. */
    static String lost(Report.Line guard) {
        return guard.earned() == 0 ? "costs nothing" : "costs " + number(Math.abs(guard.earned()));
    }

    private static String number(double marks) {
        return marks == Math.rint(marks) ? String.valueOf((long) marks) : String.format(Locale.ROOT, "%.1f", marks);
    }
}
