package dev.podfall.web.lab;

import dev.podfall.grader.attempt.Attempt;
import dev.podfall.grader.attempt.Mode;
import dev.podfall.grader.attempt.State;
import dev.podfall.web.ui.Texts;
import java.util.List;

/**
 * A question that is asked before something cannot be taken back. All are keys of texts.
 *
 * @param consequences what will be, in sentences
 * @param yes what the button says that does it
 * @param no what the link says that leads back
 * @param meanwhile what the button says while it is done
 * @param loses whether something is lost by it, so that the way back comes first
 */
record Confirmation(String title, List<Sentence> consequences, String yes, String no, String meanwhile, boolean loses) {
    static final Confirmation RESET = new Confirmation(
            "confirm.reset",
            List.of(new Sentence("confirm.reset.gone", -1), new Sentence("confirm.reset.clock", -1)),
            "confirm.reset.yes",
            "confirm.reset.no",
            "confirm.reset.meanwhile",
            true);

    /** @param count of what it speaks of; -1 for nothing that is counted */
    record Sentence(String key, int count) {
        String in(Texts texts) {
            return count < 0 ? texts.say(key) : texts.count(key, count);
        }
    }

    /** Before what is judged is frozen. */
    static Confirmation handIn(Attempt attempt) {
        var count = attempt.questions().size();
        return new Confirmation(
                "confirm.handIn",
                List.of(
                        new Sentence("confirm.handIn.frozen", -1),
                        count == 0
                                ? new Sentence("confirm.handIn.over", -1)
                                : new Sentence("confirm.handIn.asked", count)),
                count == 0 ? "confirm.handIn.grade" : "confirm.handIn.ask",
                "confirm.no",
                "confirm.handIn.meanwhile",
                false);
    }

    /** What stopping means depends on how far the attempt is, and on its mode. */
    static Confirmation stop(Attempt attempt) {
        if (attempt.state() == State.asking) {
            return stop("confirm.stop.asking", "confirm.stop.asking.yes");
        } else if (attempt.mode() == Mode.exam) {
            return stop("confirm.stop.exam", "confirm.stop.exam.yes");
        }
        return stop("confirm.stop.practice", "confirm.stop.practice.yes");
    }

    private static Confirmation stop(String consequence, String yes) {
        return new Confirmation(
                "confirm.stop",
                List.of(new Sentence(consequence, -1)),
                yes,
                "confirm.no",
                "confirm.stop.meanwhile",
                true);
    }
}
