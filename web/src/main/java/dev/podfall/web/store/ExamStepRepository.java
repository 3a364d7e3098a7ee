package dev.podfall.web.store;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.repository.CrudRepository;
import java.util.List;

/** Steps by sitting. */
interface ExamStepRepository extends CrudRepository<ExamStepRow, String> {
    List<ExamStepRow> findBySittingIdOrderBySequence(String sittingId);

    @Query("select sitting_id from exam_step group by sitting_id order by min(at), sitting_id")
    List<String> sittings();
}
