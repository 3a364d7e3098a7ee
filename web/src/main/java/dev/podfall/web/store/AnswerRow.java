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
 * @param revision counted up with every change, from 1
 */
@MappedEntity("answer")
public record AnswerRow(
        @Id String id,
        String sittingId,
        String questionId,
        @Nullable String response,
        boolean flagged,
        Instant savedAt,
        long revision) {

    /** A first answer, keyed by sitting and question. */
    public static AnswerRow of(
            String sitting, String question, @Nullable String response, boolean flagged, Instant at) {
        return new AnswerRow(sitting + "/" + question, sitting, question, response, flagged, at, 1);
    }

    /** The same question, answered anew. */
    public AnswerRow changed(@Nullable String given, boolean flag, Instant at) {
        return new AnswerRow(id, sittingId, questionId, given, flag, at, revision + 1);
    }
}
