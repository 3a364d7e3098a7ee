package dev.podfall.web.store;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Sittings by id, learner and quiz. */
@JdbcRepository(dialect = Dialect.H2)
public interface SittingRepository extends CrudRepository<SittingRow, String> {
    Optional<SittingRow> findByLearnerIdAndQuizIdAndEndedAtIsNull(String learnerId, String quizId);

    List<SittingRow> findByLearnerIdOrderByStartedAtDesc(String learnerId);

    /** Those that run past their time. */
    List<SittingRow> findByEndedAtIsNullAndDeadlineBefore(Instant now);
}
