package dev.podfall.grader.quiz;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.podfall.scenario.draw.Pick;
import dev.podfall.scenario.quiz.DrawnNumeric;
import dev.podfall.scenario.quiz.FaultyLine;
import dev.podfall.scenario.quiz.Matching;
import dev.podfall.scenario.quiz.MultipleChoice;
import dev.podfall.scenario.quiz.Numeric;
import dev.podfall.scenario.quiz.Option;
import dev.podfall.scenario.quiz.Ordering;
import dev.podfall.scenario.quiz.Question;
import dev.podfall.scenario.quiz.ReadOutput;
import dev.podfall.scenario.quiz.ReadPicture;
import dev.podfall.scenario.quiz.ShortAnswer;
import dev.podfall.scenario.quiz.SingleChoice;
import dev.podfall.scenario.quiz.TrueFalse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * A question as a candidate sees it: nothing in it tells the answer.
 *
 * @param type as authors name it
 * @param prompt Markdown, with the output or manifest that it is about
 * @param options what can be chosen, put in order, or matched with something; empty where an answer is typed
 * @param matches what the options are matched with; empty for other types
 * @param unit of a number; null for none
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record QuestionView(String type, String prompt, List<Choice> options, List<String> matches, String unit) {
    /** A possible answer, or a part of one. */
    public record Choice(String value, String text) {}

    /** What a candidate sees of a question. */
    public static QuestionView of(Question question) {
        return question.accept(new Asking());
    }

    private static QuestionView choice(String type, Question question, List<Option> options) {
        return new QuestionView(type, question.promptInFull(), shown(options), List.of(), null);
    }

    /** In an order that tells nothing. */
    private static List<Choice> shown(List<Option> options) {
        return options.stream()
                .map(o -> new Choice(o.value(), o.text()))
                .sorted(Comparator.comparing(Choice::value))
                .toList();
    }

    /** One case per type. */
    private static final class Asking implements Question.Visitor<QuestionView> {
        @Override
        public QuestionView singleChoice(SingleChoice question) {
            return choice("single", question, question.options());
        }

        @Override
        public QuestionView multipleChoice(MultipleChoice question) {
            return choice("multiple", question, question.options());
        }

        @Override
        public QuestionView trueFalse(TrueFalse question) {
            List<Choice> options = List.of(new Choice("true", "True"), new Choice("false", "False"));
            return new QuestionView("true-false", question.prompt(), options, List.of(), null);
        }

        @Override
        public QuestionView numeric(Numeric question) {
            return new QuestionView("numeric", question.prompt(), List.of(), List.of(), question.unit());
        }

        @Override
        public QuestionView matching(Matching question) {
            List<Choice> lefts = question.pairs().stream()
                    .map(p -> new Choice(p.left(), p.left()))
                    .toList();
            return new QuestionView("matching", question.prompt(), lefts, question.rights(), null);
        }

        @Override
        public QuestionView ordering(Ordering question) {
            List<Choice> steps = new ArrayList<>(question.steps().stream()
                    .map(s -> new Choice(s.value(), s.text()))
                    .toList());
            List<Choice> right = List.copyOf(steps);
            steps.sort(Comparator.comparing(Choice::value));
            if (steps.equals(right)) {
                Collections.reverse(steps);
            }
            return new QuestionView("ordering", question.prompt(), steps, List.of(), null);
        }

        @Override
        public QuestionView shortAnswer(ShortAnswer question) {
            return new QuestionView("short", question.prompt(), List.of(), List.of(), null);
        }

        @Override
        public QuestionView readOutput(ReadOutput question) {
            return choice("output", question, question.options());
        }

        @Override
        public QuestionView faultyLine(FaultyLine question) {
            List<Choice> lines = question.numbers().stream()
                    .map(number -> new Choice(number, "Line " + number))
                    .toList();
            return new QuestionView("line", question.promptInFull(), lines, List.of(), null);
        }

        @Override
        public QuestionView drawnNumeric(DrawnNumeric question) {
            return numeric(question.drawn(Pick.AS_WRITTEN));
        }

        @Override
        public QuestionView readPicture(ReadPicture question) {
            return choice("picture", question, question.options());
        }
    }
}
