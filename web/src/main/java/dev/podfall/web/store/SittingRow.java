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
 * @param score 0 to 100; null while it runs, and where nothing could be marked
 * @param quizTitle as it was at the start; null for one from before questions were kept, whose quiz is gone
 * @param snapshot the digest of the {@link SnapshotRow} with the questions it was started with; null as above
 * @param passed null as the score
 * @param marks JSON, as they were given at the hand-in; null as the score
 * @param feedback {@link #DEFERRED} or {@link #IMMEDIATE}
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
        @Nullable Integer score,
        @Nullable String quizTitle,
        @Nullable String snapshot,
        @Nullable Boolean passed,
        @Nullable String marks,
        String feedback) {
    /** Told what was right after the hand-in. */
    public static final String DEFERRED = "deferred";
    /** Told after each question. */
    public static final String IMMEDIATE = "immediate";

    /** One that begins; what it asks is said by {@link #asking}. */
    public static SittingRow started(String id, String learner, String quizId, Instant at, Instant deadline) {
        return new SittingRow(
                id, learner, quizId, "", at, deadline, null, null, null, null, null, null, null, DEFERRED);
    }

    /** The same, told what was right at another time. */
    public SittingRow told(String when) {
        return new SittingRow(
                id,
                learnerId,
                quizId,
                quizVersion,
                startedAt,
                deadline,
                endedAt,
                ending,
                score,
                quizTitle,
                snapshot,
                passed,
                marks,
                when);
    }

    /** The same, with the questions it asks. */
    public SittingRow asking(String version, String title, String digest) {
        return new SittingRow(
                id, learnerId, quizId, version, startedAt, deadline, endedAt, ending, score, title, digest, passed,
                marks, feedback);
    }

    /** The same, ended. */
    public SittingRow ended(Instant at, String how) {
        return new SittingRow(
                id,
                learnerId,
                quizId,
                quizVersion,
                startedAt,
                deadline,
                at,
                how,
                score,
                quizTitle,
                snapshot,
                passed,
                marks,
                feedback);
    }

    /** The same, marked. */
    public SittingRow marked(int percent, boolean isPassed, String json) {
        return new SittingRow(
                id,
                learnerId,
                quizId,
                quizVersion,
                startedAt,
                deadline,
                endedAt,
                ending,
                percent,
                quizTitle,
                snapshot,
                isPassed,
                json,
                feedback);
    }

    /** What to call its quiz. */
    public String title() {
        return quizTitle == null ? quizId : quizTitle;
    }
}
