package dev.podfall.web.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.podfall.grader.attempt.AttemptLog;
import dev.podfall.grader.attempt.Step;
import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Singleton;
import java.util.List;

/** The attempt log in the database. A step that was appended is on disk before the call returns. */
@Singleton
final class StoredAttemptLog implements AttemptLog {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final StepRepository rows;

    StoredAttemptLog(StepRepository rows) {
        this.rows = rows;
    }

    @Override
    public void append(String attempt, Step step) {
        var payload = step.payload() == null ? "null" : step.payload().toString();
        var row = new StepRow(
                attempt + "/" + step.sequence(),
                attempt,
                step.sequence(),
                step.at(),
                step.kind().name(),
                payload);
        try {
            rows.save(row);
        } catch (DataAccessException e) {
            throw rows.existsById(row.id())
                    ? new IllegalStateException(
                            "Attempt " + attempt + " has a step " + step.sequence() + " already.", e)
                    : e;
        }
    }

    @Override
    public List<Step> read(String attempt) {
        return rows.findByAttemptIdOrderBySequence(attempt).stream()
                .map(row -> new Step(row.sequence(), row.at(), Step.Kind.valueOf(row.kind()), parse(row.payload())))
                .toList();
    }

    @Override
    public List<String> attemptIds() {
        return rows.attemptIds();
    }

    private static JsonNode parse(String payload) {
        try {
            return JSON.readTree(payload);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored step is not JSON", e);
        }
    }
}
