package dev.podfall.web.store;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * What came for a question when the time was over. It does not count, and is shown as that.
 *
 * @param id {@code SITTING/QUESTION}
 * @param response JSON, as in {@link AnswerRow}
 */
@MappedEntity("late_answer")
public record LateAnswerRow(@Id String id, String sittingId, String questionId, String response, Instant cameAt) {
    /** Keyed by sitting and question. */
    public static LateAnswerRow of(String sitting, String question, String response, Instant at) {
        return new LateAnswerRow(sitting + "/" + question, sitting, question, response, at);
    }
}
