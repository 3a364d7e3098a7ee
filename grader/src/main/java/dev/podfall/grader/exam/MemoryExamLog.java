package dev.podfall.grader.exam;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps steps in memory. */
final class MemoryExamLog implements ExamLog {
    private final Map<String, List<ExamStep>> steps = new LinkedHashMap<>();

    @Override
    public synchronized void append(String sitting, ExamStep step) {
        List<ExamStep> all = steps.computeIfAbsent(sitting, s -> new ArrayList<>());
        if (!all.isEmpty() && all.get(all.size() - 1).sequence() >= step.sequence()) {
            throw new IllegalStateException("Sitting " + sitting + " has a step " + step.sequence() + " already.");
        }
        all.add(step);
    }

    @Override
    public synchronized List<ExamStep> read(String sitting) {
        return List.copyOf(steps.getOrDefault(sitting, List.of()));
    }

    @Override
    public synchronized List<String> sittings() {
        return List.copyOf(steps.keySet());
    }
}
