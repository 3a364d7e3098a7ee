package dev.podfall.web.lab;

import dev.podfall.grader.attempt.Attempt;
import java.time.Duration;

/**
 * What is shown before an attempt is handed in.
 *
 * @param changed whether the diagnosis was changed elsewhere since this page was shown last
 */
record HandInPage(Attempt attempt, boolean changed) {
    String path() {
        return "/attempts/" + attempt.attempt();
    }

    long totalSeconds() {
        return Duration.between(attempt.startedAt(), attempt.deadline()).toSeconds();
    }

    Diagnosis diagnosis() {
        return new Diagnosis(attempt);
    }

    String lead() {
        var open = diagnosis().open();
        var count = attempt.questions().size();
        if (count == 0) {
            return "Your cluster is graded as it stands. Then the attempt is over.";
        }
        if (open == 0) {
            return "Your cluster is graded as it stands, with this diagnosis. Then the attempt is over.";
        }
        return open + " of " + count + (count == 1 ? " question" : " questions") + (open == 1 ? " has" : " have")
                + " no answer yet, and earn" + (open == 1 ? "s" : "")
                + " nothing that way. You can still go back and answer.";
    }
}
