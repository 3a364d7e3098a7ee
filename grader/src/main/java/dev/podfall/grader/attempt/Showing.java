package dev.podfall.grader.attempt;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;
import dev.podfall.grader.report.Report;
import dev.podfall.grader.report.Report.Line;
import dev.podfall.scenario.Disclosure;
import dev.podfall.scenario.Lab;
import dev.podfall.scenario.rubric.RubricSpec;
import java.util.List;

/** What is shown of an attempt when it is over: of practice all, of an exam what whoever holds it chose. */
final class Showing {
    private static final String NOT_SHOWN = "What came out of this exam is not shown.";

    private Showing() {}

    /** @throws ShowRefused if practice is to hide something, or an exam to show more than its lab allows */
    static Disclosure after(Lab lab, StartRequest request, Mode mode) {
        Disclosure most = lab.facts().afterExam();
        Disclosure wish = request.show();
        if (mode == Mode.practice) {
            if (wish != null) {
                throw new ShowRefused(
                        "What is shown at the end is chosen for exams; practice shows everything.",
                        "Start it with --mode exam, or without --show.");
            }
            return Disclosure.report;
        }
        if (wish != null && most != null && wish.compareTo(most) > 0) {
            throw new ShowRefused(
                    "After an exam the lab " + lab.id() + " shows no more than its " + most + ".",
                    "Choose --show " + most + " or less, or leave it out.");
        }
        Disclosure usual = most == null ? Disclosure.score : most;
        return wish == null ? usual : wish;
    }

    /** The report as far as it is shown; a check is discreet already. */
    static Report of(Report report, Disclosure shown, RubricSpec rubric) {
        if (!report.isFinal() || shown == Disclosure.report) {
            return report;
        } else if (shown == Disclosure.none) {
            return copy(report, null, null, NOT_SHOWN, List.of(), List.of(), shown, List.of());
        }
        return copy(
                report,
                report.score(),
                report.passed(),
                report.problem(),
                marks(Discretion.of(rubric).over(report.criteria())),
                marks(report.guards()),
                shown,
                report.revisions().stream()
                        .map(Report.Revision::withoutCriterion)
                        .toList());
    }

    private static List<Line> marks(List<Line> lines) {
        return lines.stream()
                .map(l -> new Line(
                        l.id(), l.title(), l.kind(), l.weight(), l.earned(), l.verdict(), "", "", "", "", l.severity()))
                .toList();
    }

    private static Report copy(
            Report report,
            Integer score,
            Boolean passed,
            String problem,
            List<Line> criteria,
            List<Line> guards,
            Disclosure shown,
            List<Report.Revision> revisions) {
        return new Report(
                report.attempt(),
                report.lab(),
                score,
                passed,
                report.passMark(),
                report.mode(),
                true,
                report.gradedAt(),
                problem,
                report.hintCost(),
                criteria,
                guards,
                null,
                shown,
                revisions,
                score == null ? null : report.cap());
    }

    /** What is to be shown at the end does not go with the lab or the mode. */
    static final class ShowRefused extends PodfallException {
        private static final long serialVersionUID = 1L;

        ShowRefused(String message, String next) {
            super(Category.CANDIDATE, message, next);
        }
    }
}
