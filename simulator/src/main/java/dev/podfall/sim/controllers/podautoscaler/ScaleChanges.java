package dev.podfall.sim.controllers.podautoscaler;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** By how many pods an autoscaler changed its workload lately. Mirrors {@code scaleUpEvents} and {@code scaleDownEvents}. */
final class ScaleChanges {
    /** The longest that a policy's period may be. */
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final Deque<Change> recent = new ArrayDeque<>();

    /** @param by negative when it shrank */
    private record Change(Instant time, int by) {}

    void add(int from, int to, Instant now) {
        recent.removeIf(change -> change.time().isBefore(now.minus(LONGEST)));
        recent.add(new Change(now, to - from));
    }

    /** How many there were when a period that ends now began, if only the autoscaler changed them. */
    int before(int current, Instant now, Duration period) {
        Instant cutoff = now.minus(period);
        return current
                - recent.stream()
                        .filter(change -> change.time().isAfter(cutoff))
                        .mapToInt(Change::by)
                        .sum();
    }
}
