package dev.podfall.grader.exam;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;
import java.util.Comparator;

/** The sitting's state does not allow it. */
public final class NotInThisExam extends PodfallException {
    private static final long serialVersionUID = 1L;

    private NotInThisExam(String message, String next) {
        super(Category.CANDIDATE, message, next);
    }

    /** It is over. */
    static NotInThisExam over(SittingHistory history) {
        String when = history.hasExpired() ? "its time is over" : "it was handed in";
        return new NotInThisExam(
                "The exam " + history.id() + " takes nothing more: " + when + ".",
                "See its report: podfall exam report " + history.id());
    }

    /** Another one runs. */
    static NotInThisExam another(SittingHistory running) {
        return new NotInThisExam(
                "The exam " + running.exam().id() + " runs already, as " + running.id() + ".",
                "Go on with it: podfall exam next\nHand it in: podfall exam submit");
    }

    /** It runs, otherwise than is wished. */
    static NotInThisExam otherwise(SittingHistory running, String wish) {
        return new NotInThisExam(
                "The exam " + running.exam().id() + " runs already, as " + running.id() + ", and not with " + wish
                        + ".",
                "Go on with it: podfall exam next\nHand it in: podfall exam submit");
    }

    /** What the paper asks is to be practised or looked up meanwhile. @param what there is not, such as practice at a lab */
    static NotInThisExam practice(SittingHistory running, String what) {
        return new NotInThisExam(
                "The exam " + running.id() + " runs, and there is no " + what + " meanwhile.",
                "Go on with the exam: podfall exam next\nHand it in: podfall exam submit");
    }

    /** The candidate is at a task without a cluster. */
    static NotInThisExam noCluster(SittingHistory running) {
        String go = running.paper().tasks().stream()
                .filter(t -> t.lab() != null)
                .sorted(Comparator.comparing(t -> running.isDone(t.number())))
                .findFirst()
                .map(t -> "Go to a task that has one: podfall exam next " + t.number())
                .orElse("Go on with the exam: podfall exam next");
        return new NotInThisExam(
                "The exam " + running.id() + " runs, and "
                        + (running.current() == 0 ? "you are at no task yet." : "the task you are at has no cluster."),
                go + "\nAn attempt of before: give its name as ATTEMPT");
    }

    /** The seed draws a paper of before. */
    static NotInThisExam hadBefore(String exam, long seed) {
        return new NotInThisExam(
                "Seed " + seed + " draws a paper of " + exam + " that you had before, and an exam does not repeat one.",
                "Let it be drawn: podfall exam start " + exam);
    }

    /** There is no report. */
    static NotInThisExam noReport(SittingHistory history) {
        return history.state() == SittingState.running
                ? new NotInThisExam(
                        "The exam " + history.id() + " is not handed in yet.", "Hand it in: podfall exam submit")
                : new NotInThisExam(
                        "The exam " + history.id() + " is being looked at.",
                        "In a moment: podfall exam report " + history.id());
    }

    /** A wish that makes no sense. */
    static NotInThisExam refused(String message, String next) {
        return new NotInThisExam(message, next);
    }
}
