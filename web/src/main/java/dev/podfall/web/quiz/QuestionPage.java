package dev.podfall.web.quiz;

import dev.podfall.scenario.quiz.Matching;
import dev.podfall.scenario.quiz.MultipleChoice;
import dev.podfall.scenario.quiz.Option;
import dev.podfall.scenario.quiz.Ordering;
import dev.podfall.scenario.quiz.Question;
import dev.podfall.scenario.quiz.SingleChoice;
import java.util.List;

/**
 * What the page of one question shows.
 *
 * @param number counted from 1
 * @param moved the button that was pressed to reorder steps, such as {@code pod:up}; it gets the focus back
 */
record QuestionPage(Sitting sitting, int number, Question question, Reply reply, String moved) {
    boolean isLast() {
        return number == sitting.count();
    }

    boolean isFlagged() {
        return sitting.isFlagged(question);
    }

    String action() {
        return "/sittings/" + sitting.id() + "/questions/" + number;
    }

    /** What to do, for people who do not see the kind of fields. */
    String instruction() {
        if (question instanceof MultipleChoice) {
            return "Choose all that apply. A wrong choice takes away what a right one gives.";
        } else if (question instanceof Ordering) {
            return "Move the steps with the arrows until the order is right.";
        } else if (question instanceof Matching) {
            return "Choose one for each.";
        }
        return question instanceof SingleChoice ? "Choose one." : "";
    }

    List<Option> options(List<Option> authored) {
        return sitting.shuffle().of(question.id(), authored, Option::value);
    }

    /** Steps in the learner's order, else in one that tells nothing. */
    List<Ordering.Step> steps(Ordering ordering) {
        if (!reply.isGiven()) {
            return sitting.shuffle().of(question.id(), ordering.steps(), Ordering.Step::value);
        }
        var order = reply.list();
        return ordering.steps().stream()
                .sorted(java.util.Comparator.comparingInt(step -> order.indexOf(step.value())))
                .toList();
    }
}
