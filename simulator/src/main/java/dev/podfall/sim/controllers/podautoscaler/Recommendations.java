package dev.podfall.sim.controllers.podautoscaler;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.IntStream;

/** What was recommended lately: a workload shrinks only to the most of it, and grows only to the least. */
final class Recommendations {
    private record Recommendation(Instant time, int replicas) {}

    /** The longest that a stabilization window may be. */
    private static final Duration LONGEST = Duration.ofHours(1);

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

    /** Notes this one; those that are older than the longest window that may be are forgotten. */
    void add(int replicas, Instant now) {
        recent.removeIf(r -> r.time().isBefore(now.minus(LONGEST)));
        recent.add(new Recommendation(now, replicas));
    }

    /** The most of this and those within the window. */
    int most(int replicas, Instant now, Duration window) {
        return within(now, window).reduce(replicas, Math::max);
    }

    /** The least of this and those within the window. */
    int least(int replicas, Instant now, Duration window) {
        return within(now, window).reduce(replicas, Math::min);
    }

    private IntStream within(Instant now, Duration window) {
        Instant cutoff = now.minus(window);
        return recent.stream().filter(r -> r.time().isAfter(cutoff)).mapToInt(Recommendation::replicas);
    }
}
