package dev.podfall.grader.quiz;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.grader.quiz.Mark.Remark;
import dev.podfall.scenario.quiz.Matching;
import java.util.ArrayList;
import java.util.List;

/** Each pair earns its share. */
record MatchingMarking(Matching question) implements Marking {
    @Override
    public Mark mark(JsonNode given) {
        List<Remark> remarks = new ArrayList<>();
        int good = 0;
        for (Matching.Pair pair : question.pairs()) {
            boolean right = given.path(pair.left()).asText("").equals(pair.right());
            good += right ? 1 : 0;
            remarks.add(new Remark(pair.left() + " → " + pair.right(), right, true, pair.why()));
        }
        String all = String.join("; ", remarks.stream().map(Remark::text).toList());
        return new Mark((double) good / question.pairs().size(), chosen(given) > 0, all, remarks);
    }

    @Override
    public Completeness completeness(JsonNode given) {
        long chosen = chosen(given);
        if (chosen == 0) {
            return Completeness.NONE;
        }
        return chosen == question.pairs().size() ? Completeness.COMPLETE : Completeness.PARTIAL;
    }

    private long chosen(JsonNode given) {
        List<String> rights = question.rights();
        return question.pairs().stream()
                .filter(pair -> rights.contains(given.path(pair.left()).asText("")))
                .count();
    }
}
