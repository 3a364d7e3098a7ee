package dev.podfall.web.store;

import io.micronaut.data.repository.CrudRepository;
import java.util.List;

/** Cards by learner. */
public interface PracticeCardRepository extends CrudRepository<PracticeCardRow, String> {
    List<PracticeCardRow> findByLearnerIdOrderByDueAt(String learnerId);
}
