package dev.podfall.web.store;

import dev.podfall.grader.exam.ExamLog;
import dev.podfall.grader.exam.ExamStep;
import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * The log of exams in the database. A step that was appended is on disk before the call returns.
 */
@Singleton
final class StoredExamLog implements ExamLog {
    private final ExamStepRepository rows;
    private final StoredSteps<ExamStep> steps = new StoredSteps<>(this::fetch);
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
            steps.forget(sitting);
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
        return steps.of(sitting);
    }

    private List<ExamStep> fetch(String sitting) {
        return rows.findBySittingIdOrderBySequence(sitting).stream()
                .map(row -> new ExamStep(
                        row.sequence(),
                        row.at(),
                        ExamStep.Kind.valueOf(row.kind()),
                        StoredSteps.payload(row.payload())))
                .toList();
    }

    @Override
    public synchronized List<String> sittings() {
        if (sittings == null) {
            sittings = List.copyOf(rows.sittings());
        }
        return sittings;
    }
}
