package dev.podfall.web.store;

import dev.podfall.grader.gameday.history.GameDayLog;
import dev.podfall.grader.gameday.history.GameDayStep;
import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * The log of drills in the database. A step that was appended is on disk before the call returns.
 */
@Singleton
final class StoredGameDayLog implements GameDayLog {
    private final GameDayStepRepository rows;
    private final StoredSteps<GameDayStep> steps = new StoredSteps<>(this::fetch);
    private List<String> drills;

    StoredGameDayLog(GameDayStepRepository rows) {
        this.rows = rows;
    }

    @Override
    public synchronized void append(String drill, GameDayStep step) {
        var row = new GameDayStepRow(
                drill + "/" + step.sequence(),
                drill,
                step.sequence(),
                step.at(),
                step.kind().name(),
                String.valueOf(step.payload()));
        try {
            rows.save(row);
            steps.forget(drill);
            drills = drills == null || drills.contains(drill) ? drills : null;
        } catch (DataAccessException e) {
            throw rows.existsById(row.id())
                    ? new IllegalStateException("Drill " + drill + " has a step " + step.sequence() + " already.", e)
                    : e;
        }
    }

    @Override
    public synchronized List<GameDayStep> read(String drill) {
        return steps.of(drill);
    }

    private List<GameDayStep> fetch(String drill) {
        return rows.findByDrillIdOrderBySequence(drill).stream()
                .map(row -> new GameDayStep(
                        row.sequence(),
                        row.at(),
                        GameDayStep.Kind.valueOf(row.kind()),
                        StoredSteps.payload(row.payload())))
                .toList();
    }

    @Override
    public synchronized List<String> drills() {
        if (drills == null) {
            drills = List.copyOf(rows.drills());
        }
        return drills;
    }
}
