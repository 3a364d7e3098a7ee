package dev.podfall.grader.gameday.history;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps steps in memory. */
final class MemoryGameDayLog implements GameDayLog {
    private final Map<String, List<GameDayStep>> steps = new LinkedHashMap<>();

    @Override
    public synchronized void append(String drill, GameDayStep step) {
        List<GameDayStep> all = steps.computeIfAbsent(drill, s -> new ArrayList<>());
        if (!all.isEmpty() && all.get(all.size() - 1).sequence() >= step.sequence()) {
            throw new IllegalStateException("Drill " + drill + " has a step " + step.sequence() + " already.");
        }
        all.add(step);
    }

    @Override
    public synchronized List<GameDayStep> read(String drill) {
        return List.copyOf(steps.getOrDefault(drill, List.of()));
    }

    @Override
    public synchronized List<String> drills() {
        return List.copyOf(steps.keySet());
    }
}
