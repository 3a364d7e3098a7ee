package dev.podfall.scenario.quiz;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** A question that can be marked without a person. One record per type. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = SingleChoice.class, name = "single"),
    @JsonSubTypes.Type(value = MultipleChoice.class, name = "multiple"),
    @JsonSubTypes.Type(value = TrueFalse.class, name = "true-false"),
    @JsonSubTypes.Type(value = Numeric.class, name = "numeric"),
    @JsonSubTypes.Type(value = Matching.class, name = "matching"),
    @JsonSubTypes.Type(value = Ordering.class, name = "ordering"),
    @JsonSubTypes.Type(value = ShortAnswer.class, name = "short")
})
public sealed interface Question
        permits SingleChoice, MultipleChoice, TrueFalse, Numeric, Matching, Ordering, ShortAnswer {
    String id();

    /** Markdown. */
    String prompt();

    /** Marks for a fully right answer; 1 unless the author says more. */
    int weight();

    /** Markdown, shown afterwards: the answer and its reason. */
    String explanation();
}
