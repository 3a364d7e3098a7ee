package dev.podfall.grader.exam;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.podfall.grader.quiz.Mark;
import dev.podfall.grader.report.Report;
import dev.podfall.scenario.Disclosure;
import dev.podfall.scenario.exam.blueprint.Exam.Afterwards;
import java.time.Instant;
import java.util.List;

/**
 * What came of an exam. The JSON names are a contract of the API.
 *
 * @param score 0 to 100, rounded down so that nobody passes by rounding; null where it is not shown
 * @param passed null where it is not shown
 * @param passMark per cent
 * @param ending how it was handed in: {@code submitted}, or {@code expired} by the clock
 * @param takenSeconds from the start to the end
 * @param totalSeconds that there were, credit and extra time among them
 * @param extraTime beyond the exam's own, in per cent of it
 * @param creditedSeconds that were given back: without a server, or without a connection to it
 * @param sections weakest first
 * @param tasks in the order of the paper
 * @param practise labs to practise next, where most was lost first
 * @param shown how much of it is shown
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ExamReport(
        String sitting,
        String exam,
        String title,
        String candidate,
        long seed,
        Integer score,
        Boolean passed,
        int passMark,
        Instant startedAt,
        Instant endedAt,
        String ending,
        long takenSeconds,
        long totalSeconds,
        int extraTime,
        long creditedSeconds,
        List<SectionLine> sections,
        List<TaskLine> tasks,
        List<Practice> practise,
        Disclosure shown) {
    public ExamReport {
        sections = List.copyOf(sections);
        tasks = List.copyOf(tasks);
        practise = List.copyOf(practise);
    }

    /**
     * A section's part.
     *
     * @param weight in per cent of the paper
     * @param earned of that
     * @param score per cent of the section's weight, rounded down
     */
    public record SectionLine(String id, String title, int weight, double earned, int score) {}

    /**
     * A task's part.
     *
     * @param kind {@code lab} or {@code question}
     * @param lab the lab's id; null for a question
     * @param attempt at the lab; null if it was never opened
     * @param earned of {@code weight}, which is in per cent of the paper
     * @param score per cent of the task
     * @param outcome {@code full}, {@code partly}, {@code nothing}, {@code unopened} or {@code unanswered}
     * @param problem why nothing could be judged, or what holds the score down; else null
     * @param criteria what was judged of a lab; null where it is not shown, and without what each means where solutions are not
     * @param guards what must not have changed; shown as the criteria are
     * @param prompt of a question, Markdown; null where it is not shown
     * @param mark of a question; null where it is not shown
     * @param explanation Markdown; null where solutions are not shown
     * @param solution commands that solve it; null where solutions are not shown, and for questions
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record TaskLine(
            int number,
            String section,
            String kind,
            String title,
            String lab,
            String attempt,
            int weight,
            double earned,
            int score,
            String outcome,
            long budgetSeconds,
            long spentSeconds,
            String problem,
            List<Report.Line> criteria,
            List<Report.Line> guards,
            String prompt,
            Mark mark,
            String explanation,
            List<String> solution) {

        private TaskLine shownAs(Afterwards afterwards) {
            boolean all = afterwards.show() == Disclosure.report;
            boolean solutions = all && afterwards.solutions();
            return new TaskLine(
                    number,
                    section,
                    kind,
                    title,
                    lab,
                    attempt,
                    weight,
                    earned,
                    score,
                    outcome,
                    budgetSeconds,
                    spentSeconds,
                    problem,
                    all ? lines(criteria, solutions) : null,
                    all ? lines(guards, solutions) : null,
                    all ? prompt : null,
                    solutions ? mark : null,
                    solutions ? explanation : null,
                    solutions ? solution : null);
        }

        /** What a line means, and the command that shows it, explain: they are part of the solutions. */
        private static List<Report.Line> lines(List<Report.Line> lines, boolean solutions) {
            if (lines == null || solutions) {
                return lines;
            }
            return lines.stream()
                    .map(l -> new Report.Line(
                            l.id(),
                            l.title(),
                            l.kind(),
                            l.weight(),
                            l.earned(),
                            l.verdict(),
                            l.actual(),
                            l.expected(),
                            "",
                            "",
                            l.severity()))
                    .toList();
        }
    }

    /** A lab to practise. @param why in a few words */
    public record Practice(String lab, String title, String why) {}

    /** As far as the blueprint lets its candidate see it. */
    ExamReport shownAs(Afterwards afterwards) {
        boolean none = afterwards.show() == Disclosure.none;
        return new ExamReport(
                sitting,
                exam,
                title,
                candidate,
                seed,
                none ? null : score,
                none ? null : passed,
                passMark,
                startedAt,
                endedAt,
                ending,
                takenSeconds,
                totalSeconds,
                extraTime,
                creditedSeconds,
                none ? List.of() : sections,
                none
                        ? List.of()
                        : tasks.stream().map(t -> t.shownAs(afterwards)).toList(),
                none ? List.of() : practise,
                afterwards.show());
    }
}
