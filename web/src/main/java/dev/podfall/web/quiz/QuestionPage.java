package dev.podfall.web.quiz;

import dev.podfall.scenario.quiz.Question;
import dev.podfall.web.quiz.form.QuestionForm;
import dev.podfall.web.quiz.form.Reply;
import dev.podfall.web.ui.Markdown;
import dev.podfall.web.ui.Texts;
import java.util.List;
import java.util.Optional;

/**
 * What the page of one question shows.
 *
 * @param number counted from 1
 * @param moved the button that was pressed to reorder steps, such as {@code 2-up}; it gets the focus back
 */
record QuestionPage(Sitting sitting, int number, Question question, QuestionForm form, String moved) {
    static QuestionPage of(Sitting sitting, int number, String moved) {
        var question = sitting.question(number);
        return new QuestionPage(sitting, number, question, sitting.form(question), moved);
    }

    /** For the browser's tab and history. */
    String title(Texts texts) {
        return texts.say("quiz.question.of", number, sitting.count()) + ": " + Markdown.plain(question.prompt());
    }

    Reply reply() {
        return sitting.reply(question);
    }

    long revision() {
        return sitting.revision(question);
    }

    /** Whether the answer can be changed. */
    boolean isLocked() {
        return sitting.isLocked(question);
    }

    /** What the answer earned, where that is told already; empty while it can be changed. */
    Optional<Result.Line> told() {
        return sitting.isToldAtOnce() && isLocked()
                ? Optional.of(Result.line(sitting, number, List.of()))
                : Optional.empty();
    }

    boolean isLast() {
        return number == sitting.count();
    }

    boolean isFlagged() {
        return sitting.isFlagged(question);
    }

    String action() {
        return sitting.path() + "/questions/" + number;
    }

    /** The class of a question's button in the navigator. */
    String look(int other) {
        var asked = sitting.question(other);
        var state = switch (sitting.completeness(asked)) {
            case NONE -> "";
            case UNREADABLE -> "unreadable ";
            case PARTIAL -> "part ";
            case COMPLETE -> "done ";
        };
        return state + (sitting.isFlagged(asked) ? "flagged " : "") + (other == number ? "here" : "");
    }

    /** A question's button in the navigator, in words. */
    String spoken(int other, Texts texts) {
        var asked = sitting.question(other);
        var words = texts.say("quiz.question", other) + ", " + texts.say(sitting.state(asked));
        return sitting.isFlagged(asked) ? words + ", " + texts.say("exam.flagged") : words;
    }
}
