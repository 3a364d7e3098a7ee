package dev.podfall.grader.quiz;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.grader.quiz.Mark.Remark;
import dev.podfall.scenario.quiz.AnswerPattern;
import dev.podfall.scenario.quiz.ShortAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All, or half for what is nearly right. */
record ShortAnswerMarking(ShortAnswer question) implements Marking {
    private static final int LONGEST = 500;

    @Override
    public Mark mark(JsonNode given) {
        boolean readable = completeness(given) == Completeness.COMPLETE;
        String text = readable ? AnswerPattern.normalise(given.asText()) : "";
        boolean right = readable && question.isRight(text);
        List<Remark> remarks = new ArrayList<>();
        remarks.add(new Remark(question.model(), right, true, question.explanation()));
        Optional<ShortAnswer.Near> near = readable && !right ? question.nearly(text) : Optional.empty();
        near.ifPresent(n -> remarks.add(new Remark(text, true, false, n.why())));
        return new Mark(right ? 1 : near.isPresent() ? 0.5 : 0, readable, question.model(), remarks);
    }

    @Override
    public Completeness completeness(JsonNode given) {
        String text = given.asText("");
        if (AnswerPattern.normalise(text).isEmpty()) {
            return Completeness.NONE;
        }
        return text.length() > LONGEST ? Completeness.UNREADABLE : Completeness.COMPLETE;
    }

    @Override
    public Optional<Note> note(JsonNode given) {
        return completeness(given) == Completeness.UNREADABLE
                ? Optional.of(new Note("This is too long. Shorten it to " + LONGEST + " characters.", true))
                : Optional.empty();
    }
}
