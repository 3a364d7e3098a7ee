package dev.podfall.web.store;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * A question that a learner missed, to be asked again.
 *
 * @param box from 1, asked at once, to 5, asked after weeks
 * @param dueAt when it is to be asked again
 */
@MappedEntity("practice_card")
public record PracticeCardRow(
        @Id String id, String learnerId, String quizId, String questionId, int box, Instant dueAt) {
    /** The same in another box. */
    public PracticeCardRow moved(int to, Instant due) {
        return new PracticeCardRow(id, learnerId, quizId, questionId, to, due);
    }
}
