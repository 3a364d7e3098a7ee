package dev.podfall.web.store;

import dev.podfall.grader.attempt.AttemptLog;
import dev.podfall.grader.attempt.Step;
import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The attempt log in the database. A step that was appended is on disk before the call returns. What was read stays in memory, packed:
 * attempts are looked at every second, and steps never change.
 */
@Singleton
final class StoredAttemptLog implements AttemptLog {
    private static final long UNPACKED = 3 << 20;

    private final StepRepository rows;
    private final PayloadCache unpacked = new PayloadCache(UNPACKED);
    private final Map<String, List<Step>> read = new HashMap<>();
    private List<String> ids;

    StoredAttemptLog(StepRepository rows) {
        this.rows = rows;
    }

    @Override
    public synchronized void append(String attempt, Step step) {
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
            read.computeIfPresent(attempt, (id, known) -> with(known, step, payload));
            ids = ids == null || ids.contains(attempt) ? ids : null;
        } catch (DataAccessException e) {
            throw rows.existsById(row.id())
                    ? new IllegalStateException(
                            "Attempt " + attempt + " has a step " + step.sequence() + " already.", e)
                    : e;
        }
    }

    private List<Step> with(List<Step> known, Step step, String payload) {
        var all = new ArrayList<>(known);
        all.add(new Step(step.sequence(), step.at(), step.kind(), PackedPayload.of(payload, unpacked)));
        return List.copyOf(all);
    }

    @Override
    public synchronized List<Step> read(String attempt) {
        var known = read.get(attempt);
        if (known != null) {
            return known;
        }
        var steps = load(attempt);
        if (!steps.isEmpty()) { // Names of what never was shall not fill the memory.
            read.put(attempt, steps);
        }
        return steps;
    }

    private List<Step> load(String attempt) {
        return rows.findByAttemptIdOrderBySequence(attempt).stream()
                .map(row -> new Step(
                        row.sequence(),
                        row.at(),
                        Step.Kind.valueOf(row.kind()),
                        PackedPayload.of(row.payload(), unpacked)))
                .toList();
    }

    @Override
    public synchronized List<String> attemptIds() {
        if (ids == null) {
            ids = List.copyOf(rows.attemptIds());
        }
        return ids;
    }
}
