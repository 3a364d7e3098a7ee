package dev.podfall.grader.exam;

import java.util.List;

/** Keeps the steps of sittings. Append-only; a step that was appended survives the process. */
public interface ExamLog {
    /**
     * Appends.
     *
     * @throws IllegalStateException if the sitting has a step with that sequence
     */
    void append(String sitting, ExamStep step);

    /** In order of their sequence; empty for an unknown sitting. */
    List<ExamStep> read(String sitting);

    /** All sittings, oldest first. */
    List<String> sittings();

    /** One that forgets when the process ends. */
    static ExamLog inMemory() {
        return new MemoryExamLog();
    }
}
