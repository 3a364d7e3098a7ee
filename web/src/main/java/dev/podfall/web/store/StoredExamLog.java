package dev.podfall.web.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.podfall.grader.exam.ExamLog;
import dev.podfall.grader.exam.ExamStep;
import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Singleton;
import java.lang.ref.SoftReference;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The log of exams in the database. A step that was appended is on disk before the call returns. What was read stays in memory while there
 * is room: sittings are looked at every second, and steps never change.
 */
@Singleton
final class StoredExamLog implements ExamLog {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ExamStepRepository rows;
    private final Map<String, SoftReference<List<ExamStep>>> read = new HashMap<>();
    private List<String> sittings;

    StoredExamLog(ExamStepRepository rows) {
        this.rows = rows;
    }

    @Override
    public synchronized void append(String sitting, ExamStep step) {
        var row = new ExamStepRow(
                sitting + "/" + step.sequence(),
                sitting,
                step.sequence(),
                step.at(),
                step.kind().name(),
                String.valueOf(step.payload()));
        try {
            rows.save(row);
            read.remove(sitting);
            sittings = sittings == null || sittings.contains(sitting) ? sittings : null;
        } catch (DataAccessException e) {
            throw rows.existsById(row.id())
                    ? new IllegalStateException(
                            "Sitting " + sitting + " has a step " + step.sequence() + " already.", e)
                    : e;
        }
    }

    @Override
    public synchronized List<ExamStep> read(String sitting) {
        var known = read.containsKey(sitting) ? read.get(sitting).get() : null;
        if (known != null) {
            return known;
        }
        var steps = rows.findBySittingIdOrderBySequence(sitting).stream()
                .map(row ->
                        new ExamStep(row.sequence(), row.at(), ExamStep.Kind.valueOf(row.kind()), parse(row.payload())))
                .toList();
        read.put(sitting, new SoftReference<>(steps));
        return steps;
    }

    @Override
    public synchronized List<String> sittings() {
        if (sittings == null) {
            sittings = List.copyOf(rows.sittings());
        }
        return sittings;
    }

    private static JsonNode parse(String payload) {
        try {
            return JSON.readTree(payload);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored step is not JSON", e);
        }
    }
}
