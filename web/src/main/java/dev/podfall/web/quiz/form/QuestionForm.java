package dev.podfall.web.quiz.form;

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
import dev.podfall.web.ui.Form;
import dev.podfall.web.ui.Texts;
import gg.jte.Content;
import java.util.List;
import java.util.Map;

/** How a question of one type is asked, and how its form is read. */
public interface QuestionForm {
    /** What to do, for people who do not see the kind of fields; may be empty. */
    String instruction(Texts texts);

    /**
     * The fields.
     *
     * @param reply what they hold
     * @param texts in the person's language
     * @param moved the button that was pressed to move a step, such as {@code 2-up}; it gets the focus back. Empty for none
     */
    Content fields(Reply reply, String moved, Texts texts);

    /**
     * The answer that a form holds.
     *
     * @param before what is stored
     * @throws io.micronaut.http.exceptions.HttpStatusException 400 if the form cannot be this question's
     */
    Reply read(Form form, Reply before);

    /** An answer as the fields would send it, in their order. */
    List<Map.Entry<String, String>> values(Reply reply);

    /** An answer in words, one for each part. */
    List<String> words(Reply reply);

    /** The place of the step that a form moved, with the direction, such as {@code 2-up}; empty if it moves none. */
    default String moved(Form form, Reply after) {
        return "";
    }

    /** Whether marks are about steps or pairs, each of which the learner put right or not, instead of options to choose. */
    default boolean isPlaced() {
        return false;
    }

    /** Whether what was answered is seen among the remarks already. */
    default boolean isSeenInRemarks() {
        return true;
    }

    /** Things that come one for each option, in the order in which this sitting shows the options. */
    default <T> List<T> asShown(List<T> things) {
        return things;
    }

    /** The form of a question in a sitting. */
    static QuestionForm of(Question question, Shuffle shuffle) {
        return question.accept(new ByType(shuffle));
    }

    /** One class per type. */
    record ByType(Shuffle shuffle) implements Question.Visitor<QuestionForm> {
        @Override
        public QuestionForm singleChoice(SingleChoice question) {
            return new SingleChoiceForm(question, question.options(), shuffle);
        }

        @Override
        public QuestionForm multipleChoice(MultipleChoice question) {
            return new MultipleChoiceForm(question, shuffle);
        }

        @Override
        public QuestionForm trueFalse(TrueFalse question) {
            return new TrueFalseForm(question);
        }

        @Override
        public QuestionForm numeric(Numeric question) {
            return new NumericForm(question);
        }

        @Override
        public QuestionForm matching(Matching question) {
            return new MatchingForm(question);
        }

        @Override
        public QuestionForm ordering(Ordering question) {
            return new OrderingForm(question, shuffle);
        }

        @Override
        public QuestionForm shortAnswer(ShortAnswer question) {
            return new ShortAnswerForm(question);
        }

        @Override
        public QuestionForm readOutput(ReadOutput question) {
            return new SingleChoiceForm(question, question.options(), shuffle);
        }

        @Override
        public QuestionForm faultyLine(FaultyLine question) {
            return new FaultyLineForm(question);
        }

        /** One that nobody drew is as it is written: with the first of each number. */
        @Override
        public QuestionForm drawnNumeric(DrawnNumeric question) {
            return new NumericForm(question.drawn(Pick.AS_WRITTEN));
        }

        @Override
        public QuestionForm readPicture(ReadPicture question) {
            return new SingleChoiceForm(question, question.options(), shuffle);
        }
    }
}
