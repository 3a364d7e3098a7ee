package dev.podfall.sim.controllers.podautoscaler;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** What was recommended lately: a workload shrinks only to the most of it. */
final class Recommendations {
    private record Recommendation(Instant time, int replicas) {}

    private final Deque<Recommendation> recent = new ArrayDeque<>();

    /** What there is counts as recommended when the autoscaler first looks. */
    void begin(int replicas, Instant now) {
        if (recent.isEmpty()) {
            recent.add(new Recommendation(now, replicas));
        }
    }

    /** The highest of this and those within the window. */
    int highest(int replicas, Instant now, Duration window) {
        recent.removeIf(r -> r.time().isBefore(now.minus(window)));
        recent.add(new Recommendation(now, replicas));
        return recent.stream().mapToInt(Recommendation::replicas).max().orElse(replicas);
    }
}
