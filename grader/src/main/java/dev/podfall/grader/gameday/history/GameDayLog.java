package dev.podfall.grader.gameday.history;

import java.util.List;

/** Keeps the steps of drills. Append-only; a step that was appended survives the process. */
public interface GameDayLog {
    /**
     * Appends.
     *
     * @throws IllegalStateException if the drill has a step with that sequence
     */
    void append(String drill, GameDayStep step);

    /** In order of their sequence; empty for an unknown drill. */
    List<GameDayStep> read(String drill);

    /** All drills, oldest first. */
    List<String> drills();

    /** One that forgets when the process ends. */
    static GameDayLog inMemory() {
        return new MemoryGameDayLog();
    }
}
