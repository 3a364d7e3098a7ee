package dev.podfall.grader.quiz;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.scenario.quiz.SingleChoice;
import java.util.Set;

/** All or nothing. */
record SingleChoiceMarking(SingleChoice question) implements Marking {
    @Override
    public Mark mark(JsonNode given) {
        Options options = new Options(question.options());
        String chosen = given.asText("");
        boolean right = question.options().stream()
                .anyMatch(o -> o.correct() && o.value().equals(chosen));
        return new Mark(right ? 1 : 0, options.has(chosen), options.right(), options.remarks(Set.of(chosen)));
    }

    @Override
    public Completeness completeness(JsonNode given) {
        return new Options(question.options()).has(given.asText("")) ? Completeness.COMPLETE : Completeness.NONE;
    }
}
