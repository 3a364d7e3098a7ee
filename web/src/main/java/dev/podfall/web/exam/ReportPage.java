package dev.podfall.web.exam;

import dev.podfall.grader.exam.ExamReport;
import dev.podfall.grader.exam.ExamReport.Practice;
import dev.podfall.grader.exam.ExamReport.TaskLine;
import dev.podfall.grader.report.Report;
import dev.podfall.web.certificate.Certificate;
import dev.podfall.web.ui.Frame;
import dev.podfall.web.ui.Jump;
import dev.podfall.web.ui.Texts;
import java.util.List;

/**
 * What the page of a report shows.
 *
 * @param certificate null unless it was passed
 */
record ReportPage(ExamReport report, Certificate certificate) {
    private static final int PRACTISED_FIRST = 5;

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

    static String minutes(long seconds) {
        return Frame.minutes(seconds);
    }

    /** Whether a task took longer than its share. */
    static boolean isOverBudget(TaskLine task) {
        return task.spentSeconds() > task.budgetSeconds();
    }

    /** Where most was lost. */
    List<Practice> practiseFirst() {
        return report.practise()
                .subList(0, Math.min(PRACTISED_FIRST, report.practise().size()));
    }

    /** The others. */
    List<Practice> practiseLater() {
        return report.practise()
                .subList(practiseFirst().size(), report.practise().size());
    }

    /** From each task's number to what can be read of it. */
    List<Jump> jumps(Texts texts) {
        return report.tasks().stream()
                .map(t -> new Jump(
                        t.number(),
                        hasDetails(t) ? "#task-" + t.number() : "#tasks",
                        chip(t),
                        texts.say("exam.navigator.task", t.number(), texts.say("exam.outcome." + t.outcome()))))
                .toList();
    }

    /** What must not have changed, and did. */
    static List<Report.Line> costly(TaskLine task) {
        return task.guards() == null
                ? List.of()
                : task.guards().stream().filter(line -> line.earned() < 0).toList();
    }

    static boolean hasDetails(TaskLine task) {
        return task.criteria() != null || task.prompt() != null || task.explanation() != null;
    }

    /** Those with something to read. */
    List<TaskLine> details() {
        return report.tasks().stream().filter(ReportPage::hasDetails).toList();
    }
}
