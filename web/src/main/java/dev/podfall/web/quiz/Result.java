package dev.podfall.web.quiz;

import dev.podfall.grader.quiz.Mark;
import dev.podfall.grader.quiz.Marker;
import dev.podfall.scenario.quiz.Question;
import dev.podfall.web.quiz.form.QuestionForm;
import dev.podfall.web.quiz.form.Reply;
import dev.podfall.web.ui.Jump;
import dev.podfall.web.ui.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A marked sitting: what was asked then, and the marks that were given then.
 *
 * @param reconstructed whether the questions are of a later day than the score
 */
record Result(Sitting sitting, boolean reconstructed, List<Line> lines) {
    /**
     * A marked question.
     *
     * @param late what came after the time was over, in words; empty for nothing
     */
    record Line(int number, Question question, QuestionForm form, Reply reply, Mark mark, List<String> late) {
        /** The end of the key of a text: {@code right}, {@code partly}, {@code wrong}, {@code unanswered}. */
        String verdict() {
            if (!mark.answered()) {
                return "unanswered";
            }
            return mark.fraction() >= 1 ? "right" : mark.fraction() > 0 ? "partly" : "wrong";
        }

        /** What it earned of the one point that it is worth. */
        String points(Texts texts) {
            return texts.say("exam.of", texts.number(Math.max(0, mark.fraction())), 1);
        }

        /** The class of the chip. */
        String chip() {
            return switch (verdict()) {
                case "right" -> "met";
                case "partly" -> "partly";
                case "wrong" -> "unmet";
                default -> "unverifiable";
            };
        }

        /** In the order in which the options stood on the page. */
        List<Mark.Remark> remarks() {
            return form.asShown(mark.remarks());
        }

        boolean isPlaced() {
            return form.isPlaced();
        }

        /** What was answered, where the remarks do not show it. */
        List<String> given() {
            return form.isSeenInRemarks() ? List.of() : form.words(reply);
        }

        /** Whether a remark deserves a tick. */
        boolean isGood(Mark.Remark remark) {
            return isPlaced() ? remark.chosen() : remark.correct();
        }

        /** What is said of an option; nothing where it is what is said of the whole question anyway. */
        String why(Mark.Remark remark) {
            return remark.why().equals(question.explanation()) ? "" : remark.why();
        }

        /** For people who do not see the tick: the key of a text. */
        String spoken(Mark.Remark remark) {
            if (isPlaced()) {
                return remark.chosen() ? "quiz.spoken.placed" : "quiz.spoken.misplaced";
            }
            return remark.correct() ? "quiz.spoken.right" : "quiz.spoken.wrong";
        }
    }

    /** @param late what came too late, by question id */
    static Result of(Sitting sitting, Map<String, Reply> late) {
        var marks = Marks.read(sitting.row().marks());
        var lines = new ArrayList<Line>();
        for (var number = 1; number <= sitting.count(); number++) {
            var question = sitting.question(number);
            var form = sitting.form(question);
            var words = form.words(late.getOrDefault(question.id(), Reply.NONE));
            var mark = marks.byQuestion().get(question.id());
            lines.add(new Line(number, question, form, sitting.reply(question), mark, words));
        }
        return new Result(sitting, marks.reconstructed(), List.copyOf(lines));
    }

    /** A question of a sitting as it would be marked now. */
    static Line line(Sitting sitting, int number, List<String> late) {
        var question = sitting.question(number);
        var reply = sitting.reply(question);
        var mark = Marker.mark(question, reply.isGiven() ? reply.json() : null);
        return new Line(number, question, sitting.form(question), reply, mark, late);
    }

    /** From each question's number to it. */
    List<Jump> jumps(Texts texts) {
        return lines.stream()
                .map(line -> new Jump(
                        line.number(),
                        "#q" + line.number(),
                        line.chip(),
                        texts.say(
                                "exam.navigator.question", line.number(), texts.say("quiz.verdict." + line.verdict()))))
                .toList();
    }

    int score() {
        return sitting.row().score();
    }

    boolean passed() {
        return sitting.row().passed();
    }

    long right() {
        return lines.stream().filter(line -> line.mark().fraction() >= 1).count();
    }
}
