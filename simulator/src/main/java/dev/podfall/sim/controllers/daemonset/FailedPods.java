package dev.podfall.sim.controllers.daemonset;

import dev.podfall.sim.client.KubeObject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * How long a DaemonSet's failed pod stays before another one is tried on its node: from one second on twice as long each time.
 * Mirrors {@code failedPodsBackoff}, a {@code flowcontrol.Backoff}.
 */
final class FailedPods {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(15);
    /** After the last failure: then all is forgotten. */
    private static final Duration FORGOTTEN = LONGEST.multipliedBy(2);

    private final Map<String, Wait> waits = new HashMap<>();

    private record Wait(Duration length, Instant since) {
        boolean isForgotten(Instant now) {
            return now.isAfter(since.plus(FORGOTTEN));
        }
    }

    /** How long the one that failed on that node is to stay yet; zero when it may go, and the next one waits longer. */
    Duration wait(KubeObject set, String node, Instant now) {
        String key = set.uid() + "/" + set.status().path("observedGeneration").asLong() + "/" + node;
        waits.values().removeIf(wait -> wait.isForgotten(now));
        Wait last = waits.get(key);
        Duration left = last == null ? Duration.ZERO : last.length().minus(Duration.between(last.since(), now));
        if (!left.isZero() && !left.isNegative()) {
            return left;
        }
        Duration next = last == null ? FIRST : last.length().multipliedBy(2);
        waits.put(key, new Wait(next.compareTo(LONGEST) > 0 ? LONGEST : next, now));
        return Duration.ZERO;
    }
}
