package dev.podfall.grader.quiz;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.scenario.quiz.MultipleChoice;
import dev.podfall.scenario.quiz.Option;
import java.util.Set;
import java.util.TreeSet;

/** A wrong choice takes away what a right one gives; nobody falls below zero. */
record MultipleChoiceMarking(MultipleChoice question) implements Marking {
    @Override
    public Mark mark(JsonNode given) {
        Set<String> chosen = chosen(given);
        Options options = new Options(question.options());
        long rights = question.options().stream().filter(Option::correct).count();
        double points = 0;
        for (Option option : question.options()) {
            if (chosen.contains(option.value())) {
                points += option.correct() ? 1 : -1;
            }
        }
        double fraction = rights == 0 ? 0 : Math.max(0, points / rights);
        return new Mark(fraction, !chosen.isEmpty(), options.right(), options.remarks(chosen));
    }

    @Override
    public Completeness completeness(JsonNode given) {
        return chosen(given).isEmpty() ? Completeness.NONE : Completeness.COMPLETE;
    }

    private Set<String> chosen(JsonNode given) {
        Set<String> chosen = new TreeSet<>();
        given.forEach(v -> chosen.add(v.asText()));
        if (given.isTextual()) {
            chosen.add(given.asText());
        }
        chosen.removeIf(value -> !new Options(question.options()).has(value));
        return chosen;
    }
}
