package dev.podfall.grader.quiz;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.grader.quiz.Mark.Remark;
import dev.podfall.scenario.quiz.Ordering;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The share of pairs that stand in the right order: one misplaced step does not spoil all behind it. */
record OrderingMarking(Ordering question) implements Marking {
    @Override
    public Mark mark(JsonNode given) {
        List<String> chosen = chosen(given);
        List<Remark> remarks = new ArrayList<>();
        for (int i = 0; i < question.steps().size(); i++) {
            Ordering.Step step = question.steps().get(i);
            boolean inPlace = i < chosen.size() && chosen.get(i).equals(step.value());
            remarks.add(new Remark((i + 1) + ". " + step.text(), inPlace, true, step.why()));
        }
        String all = String.join(
                " → ", question.steps().stream().map(Ordering.Step::text).toList());
        return new Mark(neighbours(chosen), !chosen.isEmpty(), all, remarks);
    }

    @Override
    public Completeness completeness(JsonNode given) {
        return isWhole(chosen(given)) ? Completeness.COMPLETE : Completeness.NONE;
    }

    private double neighbours(List<String> chosen) {
        if (!isWhole(chosen)) {
            return 0;
        }
        List<String> right = right();
        int pairs = 0;
        int good = 0;
        for (int i = 0; i < right.size(); i++) {
            for (int j = i + 1; j < right.size(); j++) {
                pairs++;
                good += chosen.indexOf(right.get(i)) < chosen.indexOf(right.get(j)) ? 1 : 0;
            }
        }
        double share = pairs == 0 ? 1 : (double) good / pairs;
        return Math.max(0, 2 * share - 1);
    }

    /** Whether each step is there, once. */
    private boolean isWhole(List<String> chosen) {
        List<String> right = right();
        return right.size() == chosen.size() && Set.copyOf(right).equals(Set.copyOf(chosen));
    }

    private List<String> right() {
        return question.steps().stream().map(Ordering.Step::value).toList();
    }

    private static List<String> chosen(JsonNode given) {
        List<String> chosen = new ArrayList<>();
        given.forEach(v -> chosen.add(v.asText()));
        return chosen;
    }
}
