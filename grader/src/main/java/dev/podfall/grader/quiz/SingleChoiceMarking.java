package dev.podfall.grader.quiz;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.scenario.quiz.Option;
import java.util.List;
import java.util.Set;

/** All or nothing. */
record SingleChoiceMarking(List<Option> all) implements Marking {
    @Override
    public Mark mark(JsonNode given) {
        Options options = new Options(all);
        String chosen = given.asText("");
        boolean right = all.stream().anyMatch(o -> o.correct() && o.value().equals(chosen));
        return new Mark(right ? 1 : 0, options.has(chosen), options.right(), options.remarks(Set.of(chosen)));
    }

    @Override
    public Completeness completeness(JsonNode given) {
        return new Options(all).has(given.asText("")) ? Completeness.COMPLETE : Completeness.NONE;
    }
}
