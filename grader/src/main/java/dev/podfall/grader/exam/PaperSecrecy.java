package dev.podfall.grader.exam;

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
        book.running(candidate).ifPresent(history -> {
            if (history.paper().tasks().stream()
                    .anyMatch(t -> t.lab() != null && t.lab().lab().equals(lab))) {
                throw NotInThisExam.practice(history, "practice at " + lab);
            }
        });
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

    private void require(String candidate, Predicate<String> quiz, String refused) {
        book.running(candidate).ifPresent(history -> {
            if (history.paper().tasks().stream()
                    .anyMatch(t -> t.lab() == null && quiz.test(t.question().quiz()))) {
                throw NotInThisExam.practice(history, refused);
            }
        });
    }
}
