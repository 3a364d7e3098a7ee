package dev.podfall.web.store;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * A learner's go at a quiz.
 *
 * @param deadline when it ends by itself, by the server's clock
 * @param endedAt null while it runs
 * @param ending {@code submitted} or {@code expired}; null while it runs
 * @param score 0 to 100; null while it runs
 */
@MappedEntity("sitting")
public record SittingRow(
        @Id String id,
        String learnerId,
        String quizId,
        String quizVersion,
        Instant startedAt,
        Instant deadline,
        @Nullable Instant endedAt,
        @Nullable String ending,
        @Nullable Integer score) {

    /** The same, ended. */
    public SittingRow ended(Instant at, String how, int marks) {
        return new SittingRow(id, learnerId, quizId, quizVersion, startedAt, deadline, at, how, marks);
    }
}
