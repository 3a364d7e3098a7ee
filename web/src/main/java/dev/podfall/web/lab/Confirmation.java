package dev.podfall.web.lab;

import dev.podfall.grader.attempt.Attempt;
import dev.podfall.grader.attempt.Mode;
import dev.podfall.grader.attempt.State;
import java.util.List;

/**
 * A question that is asked before something cannot be taken back.
 *
 * @param consequences what will be, in sentences
 * @param yes what the button says that does it
 * @param no what the link says that leads back
 * @param meanwhile what the button says while it is done
 * @param loses whether something is lost by it, so that the way back comes first
 */
record Confirmation(String title, List<String> consequences, String yes, String no, String meanwhile, boolean loses) {
    static final Confirmation RESET = new Confirmation(
            "Reset the cluster?",
            List.of(
                    "You get a fresh, broken cluster. Everything you changed in this one is gone.",
                    "The clock runs on. Hints stay paid for."),
            "Reset the cluster",
            "Keep my cluster",
            "Breaking it again…",
            true);

    /** Before what is judged is frozen. */
    static Confirmation handIn(Attempt attempt) {
        var count = attempt.questions().size();
        var then = count == 0
                ? "Then the attempt is graded and over."
                : "Then you are asked " + (count == 1 ? "one question" : count + " questions")
                        + " about what was wrong, with time to answer. What you choose is saved at once.";
        return new Confirmation(
                "Hand in?",
                List.of(
                        "Your cluster is looked at for good, as it stands. What you change there afterwards counts no more, and it"
                                + " cannot be reset.",
                        then),
                count == 0 ? "Hand in and grade" : "Hand in and see the questions",
                "Go on with it",
                "Looking at your cluster…",
                false);
    }

    /** What stopping means depends on how far the attempt is, and on its mode. */
    static Confirmation stop(Attempt attempt) {
        if (attempt.state() == State.asking) {
            return stop(
                    "It is closed and graded with the answers that are saved, and its cluster is removed. This cannot be undone.",
                    "Close and stop");
        } else if (attempt.mode() == Mode.exam) {
            return stop(
                    "An exam that is stopped is handed in as it stands, without a diagnosis, and its cluster is removed. This"
                            + " cannot be undone.",
                    "Stop and hand in");
        }
        return stop(
                "It ends without a grade and its cluster is removed. This cannot be undone. To have it graded, hand it in"
                        + " instead.",
                "Stop without a grade");
    }

    private static Confirmation stop(String consequence, String yes) {
        return new Confirmation("Stop this attempt?", List.of(consequence), yes, "Go on with it", "Stopping…", true);
    }
}
