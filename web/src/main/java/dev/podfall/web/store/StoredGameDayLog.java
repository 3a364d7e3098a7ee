package dev.podfall.web.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.podfall.grader.gameday.history.GameDayLog;
import dev.podfall.grader.gameday.history.GameDayStep;
import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The log of drills in the database. A step that was appended is on disk before the call returns. What was read of drills stays in memory:
 * there are few, they are looked at every second, and steps never change.
 */
@Singleton
final class StoredGameDayLog implements GameDayLog {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final GameDayStepRepository rows;
    private final Map<String, List<GameDayStep>> read = new HashMap<>();
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
            read.remove(drill);
            drills = drills == null || drills.contains(drill) ? drills : null;
        } catch (DataAccessException e) {
            throw rows.existsById(row.id())
                    ? new IllegalStateException("Drill " + drill + " has a step " + step.sequence() + " already.", e)
                    : e;
        }
    }

    @Override
    public synchronized List<GameDayStep> read(String drill) {
        return read.computeIfAbsent(drill, this::fetch);
    }

    private List<GameDayStep> fetch(String drill) {
        List<GameDayStep> steps = new ArrayList<>();
        for (var row : rows.findByDrillIdOrderBySequence(drill)) {
            steps.add(new GameDayStep(
                    row.sequence(), row.at(), GameDayStep.Kind.valueOf(row.kind()), parse(row.payload())));
        }
        return List.copyOf(steps);
    }

    @Override
    public synchronized List<String> drills() {
        if (drills == null) {
            drills = List.copyOf(rows.drills());
        }
        return drills;
    }

    private static JsonNode parse(String payload) {
        try {
            return JSON.readTree(payload);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored step is not JSON", e);
        }
    }
}
