package dev.podfall.web.store;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * What a learner answered to a question.
 *
 * @param id {@code SITTING/QUESTION}
 * @param response JSON; null when the question is only flagged
 * @param flagged marked by the learner to come back to
 */
@MappedEntity("answer")
public record AnswerRow(
        @Id String id,
        String sittingId,
        String questionId,
        @Nullable String response,
        boolean flagged,
        Instant savedAt) {

    /** An answer, keyed by sitting and question. */
    public static AnswerRow of(
            String sitting, String question, @Nullable String response, boolean flagged, Instant at) {
        return new AnswerRow(sitting + "/" + question, sitting, question, response, flagged, at);
    }
}
