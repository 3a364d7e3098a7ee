package dev.podfall.web.store;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.repository.CrudRepository;
import java.util.List;

/** Steps by attempt. */
interface StepRepository extends CrudRepository<StepRow, String> {
    List<StepRow> findByAttemptIdOrderBySequence(String attemptId);

    @Query("select attempt_id from attempt_step group by attempt_id order by min(at), attempt_id")
    List<String> attemptIds();
}
