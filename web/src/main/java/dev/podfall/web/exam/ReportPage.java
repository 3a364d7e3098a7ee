package dev.podfall.web.exam;

import dev.podfall.grader.exam.ExamReport;
import dev.podfall.grader.exam.ExamReport.TaskLine;
import dev.podfall.web.certificate.Certificate;
import dev.podfall.web.ui.Frame;
import java.util.List;
import java.util.Locale;

/**
 * What the page of a report shows.
 *
 * @param certificate null unless it was passed
 */
record ReportPage(ExamReport report, Certificate certificate) {
    boolean passed() {
        return Boolean.TRUE.equals(report.passed());
    }

    /** The class of a task's chip. */
    static String chip(TaskLine task) {
        return switch (task.outcome()) {
            case "full" -> "met";
            case "partly" -> "partly";
            case "nothing" -> "unmet";
            default -> "unverifiable";
        };
    }

    /** {@code 4.5}, {@code 6}. */
    static String number(double points) {
        return points == Math.rint(points) ? String.valueOf((long) points) : String.format(Locale.ROOT, "%.1f", points);
    }

    static String clock(long seconds) {
        return Frame.clock(seconds);
    }

    /** Whether a task took longer than its share. */
    static boolean isOverBudget(TaskLine task) {
        return task.spentSeconds() > task.budgetSeconds();
    }

    /** Those with something to read. */
    List<TaskLine> details() {
        return report.tasks().stream()
                .filter(t -> t.criteria() != null || t.prompt() != null || t.explanation() != null)
                .toList();
    }
}
