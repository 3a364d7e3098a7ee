package dev.podfall.grader.collect;

import java.time.Duration;

/**
 * How hard to look.
 *
 * @param window how long a cluster may take to come to rest before it is looked at
 * @param calm how long it is left alone then; what was only just ready may not be after it
 * @param trials whether pods may be deleted to see what happens
 * @param farAhead whether hours to come are looked at as well
 */
public record Thoroughness(Duration window, Duration calm, boolean trials, boolean farAhead) {
    /** On the way: nothing is touched, and next to no time passes. */
    public static final Thoroughness CHECK = new Thoroughness(Duration.ofSeconds(20), Duration.ZERO, false, false);

    /** At the end. */
    public static final Thoroughness FINAL =
            new Thoroughness(Duration.ofMinutes(2), Duration.ofSeconds(15), true, true);

    /** At the end of an experiment: what hours to come bring is left out. */
    public static final Thoroughness PROOF =
            new Thoroughness(Duration.ofMinutes(2), Duration.ofSeconds(15), true, false);
}
