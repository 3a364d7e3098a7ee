package dev.podfall.sim.addon.externalsecrets;

import dev.podfall.sim.controllers.runtime.Key;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** How long to wait after failures in a row: a second, two, four, at most seven minutes. Mirrors {@code common.BuildRateLimiter}. */
final class Pauses {
    private static final Duration LONGEST = Duration.ofMinutes(7);
    private static final int MOST_DOUBLINGS = 9;

    private final Map<Key, Integer> failures = new HashMap<>();

    Duration next(Key key) {
        int before = failures.merge(key, 1, Integer::sum) - 1;
        Duration pause = Duration.ofSeconds(1L << Math.min(before, MOST_DOUBLINGS));
        return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }

    void over(Key key) {
        failures.remove(key);
    }
}
