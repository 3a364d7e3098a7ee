package dev.podfall.web.lab;

import dev.podfall.grader.attempt.Attempt;
import java.time.Duration;

/**
 * What is shown of an attempt that was handed in and asks.
 *
 * @param changed whether the diagnosis was changed elsewhere since this page was shown last
 */
record AskingPage(Attempt attempt, boolean changed) {
    String path() {
        return "/attempts/" + attempt.attempt();
    }

    long totalSeconds() {
        return Duration.between(attempt.frozenAt(), attempt.answerBy()).toSeconds();
    }

    /** Whether it was not handed in, but its time ran out. */
    boolean ranOut() {
        return !attempt.frozenAt().isBefore(attempt.deadline());
    }

    String closing() {
        return Afterwards.closing(attempt);
    }

    Diagnosis diagnosis() {
        return new Diagnosis(attempt);
    }

    String lead() {
        var open = diagnosis().open();
        var count = attempt.questions().size();
        if (open == 0) {
            return "Your attempt is closed and graded with this diagnosis.";
        }
        return open + " of " + count + (count == 1 ? " question" : " questions") + (open == 1 ? " has" : " have")
                + " no answer yet, and earn" + (open == 1 ? "s" : "")
                + " nothing that way. You can still go back and answer.";
    }
}
