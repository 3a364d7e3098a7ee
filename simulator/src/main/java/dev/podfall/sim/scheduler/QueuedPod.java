package dev.podfall.sim.scheduler;

import dev.podfall.sim.loop.Timer;
import dev.podfall.sim.scheduler.framework.PodInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** A pod that waits for a node. Mirrors {@code pkg/scheduler/framework.QueuedPodInfo}. */
final class QueuedPod {
    private static final Duration INITIAL_BACKOFF = Duration.ofSeconds(1);
    private static final Duration MAX_BACKOFF = Duration.ofSeconds(10);

    /** After so many attempts the back-off is at its longest. */
    private static final int LONGER_BACKOFFS = 5;

    private PodInfo pod;
    private final long arrival;
    private int attempts;
    private Instant lastAttempt;
    private Set<String> rejectors = Set.of();
    private Timer timer;

    /** Where it waits. */
    enum Place {
        ACTIVE,
        BACKOFF,
        UNSCHEDULABLE
    }

    private Place place = Place.UNSCHEDULABLE;

    QueuedPod(PodInfo pod, long arrival) {
        this.pod = pod;
        this.arrival = arrival;
    }

    PodInfo pod() {
        return pod;
    }

    void update(PodInfo newer) {
        pod = newer;
    }

    long arrival() {
        return arrival;
    }

    Place place() {
        return place;
    }

    void put(Place newPlace, Timer newTimer) {
        if (timer != null) {
            timer.cancel();
        }
        place = newPlace;
        timer = newTimer;
    }

    /** The plugins that stood in the way last time. */
    Set<String> rejectors() {
        return rejectors;
    }

    void failed(Set<String> newRejectors, Instant now) {
        rejectors = newRejectors;
        attempts++;
        lastAttempt = now;
    }

    /** Whether the present back-off is longer than the one before. */
    boolean backoffGrew() {
        return attempts <= LONGER_BACKOFFS;
    }

    /** How long it must still wait before another attempt: 1 s, 2 s, 4 s … 10 s after the last. */
    Duration backoffLeft(Instant now) {
        if (attempts == 0) {
            return Duration.ZERO;
        }
        Duration backoff = INITIAL_BACKOFF.multipliedBy(1L << Math.min(attempts - 1, LONGER_BACKOFFS - 1));
        Duration capped = backoff.compareTo(MAX_BACKOFF) > 0 ? MAX_BACKOFF : backoff;
        Duration left = Duration.between(now, lastAttempt.plus(capped));
        return left.isNegative() ? Duration.ZERO : left;
    }
}
