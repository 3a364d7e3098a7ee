package dev.podfall.grader.quiz;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.grader.quiz.Mark.Remark;
import dev.podfall.scenario.quiz.TrueFalse;
import java.util.List;

/** All or nothing. */
record TrueFalseMarking(TrueFalse question) implements Marking {
    @Override
    public Mark mark(JsonNode given) {
        String chosen = given.asText("");
        boolean answer = question.answer();
        List<Remark> remarks = List.of(
                new Remark("True", chosen.equals("true"), answer, question.whyTrue()),
                new Remark("False", chosen.equals("false"), !answer, question.whyFalse()));
        boolean right = chosen.equals(String.valueOf(answer));
        return new Mark(right ? 1 : 0, isOne(chosen), answer ? "True" : "False", remarks);
    }

    @Override
    public Completeness completeness(JsonNode given) {
        return isOne(given.asText("")) ? Completeness.COMPLETE : Completeness.NONE;
    }

    private static boolean isOne(String chosen) {
        return chosen.equals("true") || chosen.equals("false");
    }
}
