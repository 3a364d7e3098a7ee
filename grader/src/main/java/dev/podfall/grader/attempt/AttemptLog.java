package dev.podfall.grader.attempt;

import java.util.List;

/** Keeps attempts' steps. Append-only; a step that was appended survives the process. */
public interface AttemptLog {
    /**
     * Appends.
     *
     * @throws IllegalStateException if the attempt has a step with that sequence
     */
    void append(String attempt, Step step);

    /** In order of their sequence; empty for an unknown attempt. */
    List<Step> read(String attempt);

    /** All attempts, oldest first. */
    List<String> attemptIds();

    /** One that forgets when the process ends. */
    static AttemptLog inMemory() {
        return new MemoryLog();
    }
}
