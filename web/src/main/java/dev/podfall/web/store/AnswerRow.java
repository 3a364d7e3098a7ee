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
 * @param openedAt when the question was first seen; null where nobody counts its time
 * @param checkedAt when the learner said that it stands, and was told what is right; null while it can be changed
 */
@MappedEntity("answer")
public record AnswerRow(
        @Id String id,
        String sittingId,
        String questionId,
        @Nullable String response,
        boolean flagged,
        Instant savedAt,
        long revision,
        @Nullable Instant openedAt,
        @Nullable Instant checkedAt) {

    /** A first answer, keyed by sitting and question. */
    public static AnswerRow of(
            String sitting, String question, @Nullable String response, boolean flagged, Instant at) {
        return new AnswerRow(sitting + "/" + question, sitting, question, response, flagged, at, 1, null, null);
    }

    /** The same question, answered anew. */
    public AnswerRow changed(@Nullable String given, boolean flag, Instant at) {
        return new AnswerRow(id, sittingId, questionId, given, flag, at, revision + 1, openedAt, checkedAt);
    }

    /** The same, flagged or not. */
    public AnswerRow marked(boolean flag, Instant at) {
        return new AnswerRow(id, sittingId, questionId, response, flag, at, revision, openedAt, checkedAt);
    }

    /** The same, first seen at a time. */
    public AnswerRow opened(Instant at) {
        return new AnswerRow(id, sittingId, questionId, response, flagged, savedAt, revision, at, checkedAt);
    }

    /** The same, for good. */
    public AnswerRow checked(Instant at) {
        return new AnswerRow(id, sittingId, questionId, response, flagged, savedAt, revision, openedAt, at);
    }
}
