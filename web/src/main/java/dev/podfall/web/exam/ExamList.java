package dev.podfall.web.exam;

import dev.podfall.grader.exam.Sitting;
import dev.podfall.grader.exam.SittingState;
import dev.podfall.scenario.exam.blueprint.Exam;
import dev.podfall.scenario.lint.exam.InspectedExam;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the page of all exams shows.
 *
 * @param mine the learner's sittings, newest first
 * @param isAuthor whether they may see what is wrong in an exam's file
 */
record ExamList(List<Exam> offered, List<InspectedExam> broken, List<Sitting> mine, boolean isAuthor) {
    private static final List<Integer> ALLOWANCES = List.of(0, 25, 50, 100);

    /** What may be chosen before a start, in per cent: the usual ones, and what the person has. @param mine newest first */
    static Set<Integer> allowances(List<Sitting> mine) {
        var all = new TreeSet<>(ALLOWANCES);
        all.add(allowance(mine));
        return all;
    }

    /** What the person has, in per cent. @param mine newest first */
    static int allowance(List<Sitting> mine) {
        return mine.isEmpty() ? 0 : mine.get(0).extraTime();
    }

    Optional<Sitting> running() {
        return mine.stream().filter(s -> s.state() == SittingState.running).findFirst();
    }

    List<Exam> of(Exam.Kind kind) {
        return offered.stream().filter(e -> e.kind() == kind).toList();
    }

    long times(Exam exam) {
        return mine.stream().filter(s -> s.exam().equals(exam.id())).count();
    }
}
