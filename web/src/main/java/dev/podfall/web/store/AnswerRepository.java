package dev.podfall.web.store;

import io.micronaut.data.repository.CrudRepository;
import java.util.List;

/** Answers of a sitting. */
public interface AnswerRepository extends CrudRepository<AnswerRow, String> {
    List<AnswerRow> findBySittingId(String sittingId);
}
