package dev.podfall.web.quiz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.podfall.grader.quiz.Mark;
import dev.podfall.grader.quiz.Marker;
import dev.podfall.scenario.quiz.Quiz;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a sitting earned, as it is stored: given once, at the hand-in.
 *
 * @param reconstructed whether they were given later, with the questions of then, for a sitting from before questions were kept
 * @param byQuestion marks by question id
 */
record Marks(boolean reconstructed, Map<String, Mark> byQuestion) {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    static Marks of(Sitting sitting, boolean reconstructed) {
        var marks = new LinkedHashMap<String, Mark>();
        for (var question : sitting.questions()) {
            var reply = sitting.reply(question);
            marks.put(question.id(), Marker.mark(question, reply.isGiven() ? reply.json() : null));
        }
        return new Marks(reconstructed, marks);
    }

    static Marks read(String json) {
        try {
            return MAPPER.readValue(json, Marks.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Stored marks are not readable", e);
        }
    }

    String toStore() {
        try {
            return MAPPER.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** 0 to 100, rounded down so that nobody passes by rounding. */
    int score(Quiz quiz) {
        var earned = quiz.questions().stream()
                .mapToDouble(question -> byQuestion.get(question.id()).fraction() * question.weight())
                .sum();
        return (int) Math.floor(100 * earned / quiz.weight() + 1e-9);
    }
}
