package dev.podfall.grader.exam;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.grader.exam.ExamReport.Practice;
import dev.podfall.grader.exam.ExamReport.SectionLine;
import dev.podfall.grader.exam.ExamReport.TaskLine;
import dev.podfall.grader.quiz.Completeness;
import dev.podfall.grader.quiz.Mark;
import dev.podfall.grader.quiz.Marker;
import dev.podfall.grader.report.Report;
import dev.podfall.scenario.Disclosure;
import dev.podfall.scenario.Lab;
import dev.podfall.scenario.action.Action;
import dev.podfall.scenario.exam.PaperTask;
import dev.podfall.scenario.exam.blueprint.Section;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** From a sitting and the reports of its labs to the exam's report. Pure. */
final class ExamMarking {
    private static final double ROUNDING = 1e-9;

    private final SittingHistory history;
    private final Map<Integer, Report> reports;
    private final Function<PaperTask, Lab> labs;

    private ExamMarking(SittingHistory history, Map<Integer, Report> reports, Function<PaperTask, Lab> labs) {
        this.history = history;
        this.reports = reports;
        this.labs = labs;
    }

    /**
     * All there is to say about it.
     *
     * @param reports of the labs that were opened, by the task's number; one that is lacking earns nothing
     * @param labs as they were drawn; null where one cannot be read any more
     */
    static ExamReport of(SittingHistory history, Map<Integer, Report> reports, Function<PaperTask, Lab> labs) {
        return new ExamMarking(history, reports, labs).report();
    }

    private ExamReport report() {
        List<TaskLine> tasks = history.paper().tasks().stream().map(this::line).toList();
        int score = floor(tasks.stream().mapToDouble(TaskLine::earned).sum());
        int passMark = history.exam().blueprint().passMark();
        return new ExamReport(
                history.id(),
                history.exam().id(),
                history.exam().title(),
                history.candidate(),
                history.paper().seed(),
                score,
                score >= passMark,
                passMark,
                history.startedAt(),
                history.endedAt(),
                history.hasExpired() ? "expired" : "submitted",
                Duration.between(history.startedAt(), history.endedAt()).toSeconds(),
                Duration.between(history.startedAt(), history.deadline()).toSeconds(),
                history.started().extraTime(),
                history.credit(),
                sections(tasks),
                tasks,
                practise(tasks),
                Disclosure.report);
    }

    private static int floor(double points) {
        return (int) Math.floor(points + ROUNDING);
    }

    private List<SectionLine> sections(List<TaskLine> tasks) {
        List<SectionLine> lines = new ArrayList<>();
        for (Section section : history.exam().blueprint().sections()) {
            double earned = tasks.stream()
                    .filter(t -> t.section().equals(section.id()))
                    .mapToDouble(TaskLine::earned)
                    .sum();
            int weight = section.weight();
            lines.add(new SectionLine(section.id(), section.title(), weight, earned, floor(100 * earned / weight)));
        }
        lines.sort(Comparator.comparingDouble(line -> line.earned() / line.weight()));
        return lines;
    }

    private static List<Practice> practise(List<TaskLine> tasks) {
        return tasks.stream()
                .filter(t -> t.lab() != null && t.score() < 100)
                .sorted(Comparator.comparingDouble(t -> t.earned() - t.weight()))
                .map(t -> new Practice(t.lab(), t.title(), "task " + t.number() + ", " + t.score() + " %"))
                .toList();
    }

    private TaskLine line(PaperTask task) {
        return task.lab() == null ? question(task) : lab(task);
    }

    private TaskLine lab(PaperTask task) {
        String attempt = history.attempt(task.number());
        Report report = reports.get(task.number());
        int score = report == null || report.score() == null ? 0 : report.score();
        Lab lab = labs.apply(task);
        return new TaskLine(
                task.number(),
                task.section(),
                "lab",
                lab == null ? task.lab().lab() : lab.title(),
                task.lab().lab(),
                attempt,
                task.weight(),
                task.weight() * score / 100.0,
                score,
                attempt == null ? "unopened" : outcome(score),
                task.budgetSeconds(),
                spent(task),
                problem(report),
                report == null ? null : report.criteria(),
                report == null ? null : report.guards(),
                null,
                null,
                explanation(lab, report),
                lab == null
                        ? null
                        : lab.reference().actions().stream()
                                .map(Action::kubectl)
                                .toList());
    }

    private static String problem(Report report) {
        if (report == null) {
            return null;
        }
        return report.problem() == null ? report.capped() : report.problem();
    }

    private static String explanation(Lab lab, Report report) {
        if (report != null && report.explanation() != null) {
            return report.explanation();
        }
        return lab == null ? null : lab.explanation();
    }

    private TaskLine question(PaperTask task) {
        JsonNode answer = history.answer(task.number());
        var question = task.question().question();
        Mark mark = Marker.mark(question, answer);
        boolean answered = Marker.completeness(question, answer) != Completeness.NONE;
        int score = floor(100 * mark.fraction());
        return new TaskLine(
                task.number(),
                task.section(),
                "question",
                "Question",
                null,
                null,
                task.weight(),
                task.weight() * mark.fraction(),
                score,
                answered ? outcome(score) : "unanswered",
                task.budgetSeconds(),
                spent(task),
                null,
                null,
                null,
                question.promptInFull(),
                mark,
                question.explanation(),
                null);
    }

    private long spent(PaperTask task) {
        return history.spentSeconds(task.number(), history.endedAt());
    }

    private static String outcome(int score) {
        return score >= 100 ? "full" : score > 0 ? "partly" : "nothing";
    }
}
