package dev.podfall.web.quiz;

import dev.podfall.grader.quiz.Mark;
import dev.podfall.grader.quiz.Marker;
import dev.podfall.scenario.quiz.Matching;
import dev.podfall.scenario.quiz.Ordering;
import dev.podfall.scenario.quiz.Question;
import java.util.List;

/** A marked sitting. */
record Result(Sitting sitting, List<Line> lines) {
    /** A marked question. */
    record Line(int number, Question question, Reply reply, Mark mark) {
        String verdict() {
            if (!mark.answered()) {
                return "unanswered";
            }
            return mark.fraction() >= 1 ? "right" : mark.fraction() > 0 ? "partly" : "wrong";
        }

        /** Whether remarks are about steps or pairs, each of which the learner put right or not, instead of options to choose. */
        boolean isPlaced() {
            return question instanceof Ordering || question instanceof Matching;
        }

        /** Whether a remark deserves a tick. */
        boolean isGood(Mark.Remark remark) {
            return isPlaced() ? remark.chosen() : remark.correct();
        }

        /** For people who do not see the tick. */
        String spoken(Mark.Remark remark) {
            if (isPlaced()) {
                return remark.chosen() ? "You had this right." : "You did not have this.";
            }
            return remark.correct() ? "This is right." : "This is wrong.";
        }
    }

    static Result of(Sitting sitting) {
        var lines = new java.util.ArrayList<Line>();
        for (var number = 1; number <= sitting.count(); number++) {
            var question = sitting.question(number);
            var reply = sitting.reply(question);
            lines.add(new Line(number, question, reply, Marker.mark(question, reply.isGiven() ? reply.json() : null)));
        }
        return new Result(sitting, List.copyOf(lines));
    }

    /** 0 to 100, rounded down so that nobody passes by rounding. */
    int score() {
        var earned = lines.stream()
                .mapToDouble(line -> line.mark().fraction() * line.question().weight())
                .sum();
        return (int) Math.floor(100 * earned / sitting.quiz().weight() + 1e-9);
    }

    boolean passed() {
        return score() >= sitting.quiz().passMark();
    }

    long right() {
        return lines.stream().filter(line -> line.mark().fraction() >= 1).count();
    }
}
