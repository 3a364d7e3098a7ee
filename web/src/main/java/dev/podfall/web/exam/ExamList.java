package dev.podfall.web.exam;

import dev.podfall.grader.exam.Sitting;
import dev.podfall.grader.exam.SittingState;
import dev.podfall.scenario.exam.blueprint.Exam;
import dev.podfall.scenario.lint.exam.InspectedExam;
import java.util.List;
import java.util.Optional;

/**
 * What the page of all exams shows.
 *
 * @param mine the learner's sittings, newest first
 * @param isAuthor whether they may see what is wrong in an exam's file
 */
record ExamList(List<Exam> offered, List<InspectedExam> broken, List<Sitting> mine, boolean isAuthor) {
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
