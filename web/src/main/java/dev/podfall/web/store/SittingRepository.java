package dev.podfall.web.store;

import io.micronaut.data.repository.CrudRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Sittings by id, learner and quiz. */
public interface SittingRepository extends CrudRepository<SittingRow, String> {
    Optional<SittingRow> findByLearnerIdAndQuizIdAndEndedAtIsNull(String learnerId, String quizId);

    List<SittingRow> findByLearnerIdOrderByStartedAtDesc(String learnerId);

    /** Those that run past their time. */
    List<SittingRow> findByEndedAtIsNullAndDeadlineBefore(Instant now);

    /** Those from before questions were kept. */
    List<SittingRow> findBySnapshotIsNull();
}
