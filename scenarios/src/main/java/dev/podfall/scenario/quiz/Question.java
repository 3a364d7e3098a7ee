package dev.podfall.scenario.quiz;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.podfall.scenario.quiz.picture.Picture;
import java.util.Optional;

/**
 * A question that can be marked without a person. One record per type. A new type is a record here, its name in the two lists below, and a
 * case of {@link Visitor}; the compiler then names the two other places: how it is marked, and how it is asked.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = SingleChoice.class, name = "single"),
    @JsonSubTypes.Type(value = MultipleChoice.class, name = "multiple"),
    @JsonSubTypes.Type(value = TrueFalse.class, name = "true-false"),
    @JsonSubTypes.Type(value = Numeric.class, name = "numeric"),
    @JsonSubTypes.Type(value = Matching.class, name = "matching"),
    @JsonSubTypes.Type(value = Ordering.class, name = "ordering"),
    @JsonSubTypes.Type(value = ShortAnswer.class, name = "short"),
    @JsonSubTypes.Type(value = ReadOutput.class, name = "output"),
    @JsonSubTypes.Type(value = FaultyLine.class, name = "line"),
    @JsonSubTypes.Type(value = DrawnNumeric.class, name = "drawn"),
    @JsonSubTypes.Type(value = ReadPicture.class, name = "picture")
})
public sealed interface Question
        permits SingleChoice,
                MultipleChoice,
                TrueFalse,
                Numeric,
                Matching,
                Ordering,
                ShortAnswer,
                ReadOutput,
                FaultyLine,
                DrawnNumeric,
                ReadPicture {
    String id();

    /** Markdown. */
    String prompt();

    /** Marks for a fully right answer; 1 unless the author says more. */
    Integer weight();

    /** What the prompt is about, to be shown word for word beneath it, such as a console's output; empty for most. */
    default String exhibit() {
        return "";
    }

    /** The picture that the prompt is about; the exhibit says the same in words. */
    default Optional<Picture> shown() {
        return Optional.empty();
    }

    /** The question as a seed draws it; the same for one that draws nothing. */
    default Question drawn(long seed) {
        return this;
    }

    /** Markdown: the prompt, and beneath it the exhibit as a block of code. */
    default String promptInFull() {
        return exhibit().isEmpty() ? prompt() : prompt().strip() + "\n\n```text\n" + exhibit() + "\n```\n";
    }

    /** What it is about; {@link Tags#NONE} unless the author says. */
    Tags tags();

    /** Markdown, shown afterwards: the answer and its reason. */
    String explanation();

    /** Calls the visitor's case for this type. */
    <R> R accept(Visitor<R> visitor);

    /** One case per type, so that nobody can forget one. */
    interface Visitor<R> {
        R singleChoice(SingleChoice question);

        R multipleChoice(MultipleChoice question);

        R trueFalse(TrueFalse question);

        R numeric(Numeric question);

        R matching(Matching question);

        R ordering(Ordering question);

        R shortAnswer(ShortAnswer question);

        R readOutput(ReadOutput question);

        R faultyLine(FaultyLine question);

        R drawnNumeric(DrawnNumeric question);

        R readPicture(ReadPicture question);
    }
}
