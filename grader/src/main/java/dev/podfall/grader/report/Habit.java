package dev.podfall.grader.report;

import java.time.Instant;
import java.util.List;

/**
 * How somebody went about it, as the audit trail tells.
 *
 * @param id {@code looked-first}, {@code one-at-a-time}, {@code outside-in} or {@code no-shortcut}
 * @param title the habit as a sentence
 * @param what in words
 * @param lines of the audit trail that show it; some of them
 */
public record Habit(String id, String title, Verdict verdict, String what, List<Line> lines) {
    public Habit {
        lines = lines == null ? List.of() : List.copyOf(lines);
    }

    /**
     * A request.
     *
     * @param at wall time
     * @param request verb and object: {@code patch deployments.apps shop/web}
     */
    public record Line(Instant at, String request) {}
}
