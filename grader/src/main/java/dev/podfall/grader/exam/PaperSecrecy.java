package dev.podfall.grader.exam;

import dev.podfall.grader.attempt.Attempt;
import java.util.function.Predicate;

/**
 * What candidates may not look up while an exam of theirs runs: the labs of its paper, and the quizzes that its questions are from. The one
 * place for that rule. Safe to use from several threads.
 */
public final class PaperSecrecy {
    private final SittingBook book;

    PaperSecrecy(SittingBook book) {
        this.book = book;
    }

    /** @throws NotInThisExam if that lab is in the paper of an exam that the candidate is at */
    public void requireNoTask(String candidate, String lab) {
        book.running(candidate).ifPresent(history -> require(history, lab, "practice at " + lab));
    }

    /**
     * For sitting a quiz, for its results and for its answers as a file.
     *
     * @throws NotInThisExam if the paper of an exam that the candidate is at has questions of that quiz
     */
    public void requireNoQuestionOf(String candidate, String quiz) {
        require(candidate, quiz::equals, "quiz " + quiz + ", which it has questions of,");
    }

    /**
     * For questions of all quizzes.
     *
     * @throws NotInThisExam if the paper of an exam that the candidate is at has questions of any quiz
     */
    public void requireNoQuestions(String candidate) {
        require(candidate, quiz -> true, "practice at questions");
    }

    /**
     * For what is kept of an attempt: its hints, report, replay and postmortem tell what is wrong in a lab.
     *
     * @throws NotInThisExam if the paper of an exam that the candidate is at has its lab, and the attempt is not that exam's
     */
    public void requireNotOfPaper(String candidate, Attempt attempt) {
        book.running(candidate)
                .filter(history -> !history.id().equals(attempt.exam()))
                .ifPresent(history -> require(history, attempt.lab(), "look at another attempt at " + attempt.lab()));
    }

    /**
     * For the report of an exam of before, with its answers and solutions.
     *
     * @throws NotInThisExam if the paper of an exam that the candidate is at shares a lab, or a quiz that questions are from, with it
     */
    public void requireNoKin(String candidate, String sitting) {
        String wish = "look at the report of " + sitting + ", which has tasks like it,";
        book.running(candidate)
                .filter(history -> !history.id().equals(sitting))
                .ifPresent(history -> book.read(sitting).paper().tasks().forEach(task -> {
                    if (task.lab() == null) {
                        String quiz = task.question().quiz();
                        require(history, quiz::equals, wish);
                    } else {
                        require(history, task.lab().lab(), wish);
                    }
                }));
    }

    private static void require(SittingHistory history, String lab, String refused) {
        if (history.paper().tasks().stream()
                .anyMatch(t -> t.lab() != null && t.lab().lab().equals(lab))) {
            throw NotInThisExam.practice(history, refused);
        }
    }

    private void require(String candidate, Predicate<String> quiz, String refused) {
        book.running(candidate).ifPresent(history -> require(history, quiz, refused));
    }

    private static void require(SittingHistory history, Predicate<String> quiz, String refused) {
        if (history.paper().tasks().stream()
                .anyMatch(t -> t.lab() == null && quiz.test(t.question().quiz()))) {
            throw NotInThisExam.practice(history, refused);
        }
    }
}
