package dev.podfall.grader.quiz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.podfall.scenario.draw.Pick;
import dev.podfall.scenario.quiz.DrawnNumeric;
import dev.podfall.scenario.quiz.FaultyLine;
import dev.podfall.scenario.quiz.Matching;
import dev.podfall.scenario.quiz.MultipleChoice;
import dev.podfall.scenario.quiz.Numeric;
import dev.podfall.scenario.quiz.Ordering;
import dev.podfall.scenario.quiz.Question;
import dev.podfall.scenario.quiz.ReadOutput;
import dev.podfall.scenario.quiz.ReadPicture;
import dev.podfall.scenario.quiz.ShortAnswer;
import dev.podfall.scenario.quiz.SingleChoice;
import dev.podfall.scenario.quiz.TrueFalse;
import java.util.Optional;

/**
 * Marks a response to a question. The response's form is in each question type's Javadoc; null means none. Nothing here throws for a strange
 * response: it is just not right.
 */
public final class Marker {
    private static final Question.Visitor<Marking> BY_TYPE = new ByType();

    private Marker() {}

    /** The marks, and why. */
    public static Mark mark(Question question, JsonNode response) {
        return question.accept(BY_TYPE).mark(given(response));
    }

    /** How much of the question is answered. */
    public static Completeness completeness(Question question, JsonNode response) {
        return question.accept(BY_TYPE).completeness(given(response));
    }

    /** What the learner should know about the response before it is marked. */
    public static Optional<Note> note(Question question, JsonNode response) {
        return question.accept(BY_TYPE).note(given(response));
    }

    private static JsonNode given(JsonNode response) {
        return response == null || response instanceof NullNode ? MissingNode.getInstance() : response;
    }

    private static final class ByType implements Question.Visitor<Marking> {
        @Override
        public Marking singleChoice(SingleChoice question) {
            return new SingleChoiceMarking(question.options());
        }

        @Override
        public Marking multipleChoice(MultipleChoice question) {
            return new MultipleChoiceMarking(question);
        }

        @Override
        public Marking trueFalse(TrueFalse question) {
            return new TrueFalseMarking(question);
        }

        @Override
        public Marking numeric(Numeric question) {
            return new NumericMarking(question);
        }

        @Override
        public Marking matching(Matching question) {
            return new MatchingMarking(question);
        }

        @Override
        public Marking ordering(Ordering question) {
            return new OrderingMarking(question);
        }

        @Override
        public Marking shortAnswer(ShortAnswer question) {
            return new ShortAnswerMarking(question);
        }

        @Override
        public Marking readOutput(ReadOutput question) {
            return new SingleChoiceMarking(question.options());
        }

        @Override
        public Marking faultyLine(FaultyLine question) {
            return new FaultyLineMarking(question);
        }

        /** One that nobody drew is as it is written: with the first of each number. */
        @Override
        public Marking drawnNumeric(DrawnNumeric question) {
            return new NumericMarking(question.drawn(Pick.AS_WRITTEN));
        }

        @Override
        public Marking readPicture(ReadPicture question) {
            return new SingleChoiceMarking(question.options());
        }
    }
}
