package dev.podfall.web.store;

import io.micronaut.data.repository.CrudRepository;
import java.util.List;

/** Late answers of a sitting. */
public interface LateAnswerRepository extends CrudRepository<LateAnswerRow, String> {
    List<LateAnswerRow> findBySittingId(String sittingId);
}
