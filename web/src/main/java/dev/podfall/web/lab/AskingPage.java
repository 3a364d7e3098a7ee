package dev.podfall.web.lab;

import dev.podfall.grader.attempt.Attempt;
import dev.podfall.web.ui.Texts;
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

    /** The key of a text. */
    String closing() {
        return Afterwards.closing(attempt);
    }

    Diagnosis diagnosis() {
        return new Diagnosis(attempt);
    }

    String lead(Texts texts) {
        var open = diagnosis().open();
        var count = attempt.questions().size();
        if (open == 0) {
            return texts.say("closing.whole");
        }
        return count == 1 ? texts.say("closing.only") : texts.count("closing.open", open, count);
    }
}
