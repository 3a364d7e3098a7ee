package dev.podfall.grader.attempt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An {@link AttemptLog} without a file. */
final class MemoryLog implements AttemptLog {
    private final Map<String, List<Step>> steps = new LinkedHashMap<>();

    @Override
    public synchronized void append(String attempt, Step step) {
        List<Step> all = steps.computeIfAbsent(attempt, a -> new ArrayList<>());
        if (!all.isEmpty() && all.get(all.size() - 1).sequence() >= step.sequence()) {
            throw new IllegalStateException("Attempt " + attempt + " has a step " + step.sequence() + " already.");
        }
        all.add(step);
    }

    @Override
    public synchronized List<Step> read(String attempt) {
        return List.copyOf(steps.getOrDefault(attempt, List.of()));
    }

    @Override
    public synchronized List<String> attemptIds() {
        return List.copyOf(steps.keySet());
    }
}
