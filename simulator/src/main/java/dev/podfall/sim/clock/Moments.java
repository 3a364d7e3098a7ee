package dev.podfall.sim.clock;

import java.time.Duration;
import java.time.Instant;

/**
 * Moments reached by amounts that objects name, which may be absurd: what lies beyond the years that a timestamp can
 * write stops at the last of them instead of throwing.
 */
public final class Moments {
    /** The last moment that RFC 3339 can write. */
    public static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    /** The first moment that RFC 3339 can write. */
    public static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

    private Moments() {}

    /** So many seconds after {@code from}; before it when they are negative. */
    public static Instant plusSeconds(Instant from, long seconds) {
        long room = LAST.getEpochSecond() - from.getEpochSecond();
        if (seconds >= room) {
            return LAST;
        }
        return seconds <= FIRST.getEpochSecond() - from.getEpochSecond() ? FIRST : from.plusSeconds(seconds);
    }

    /** So many seconds before {@code from}. */
    public static Instant minusSeconds(Instant from, long seconds) {
        return plusSeconds(from, seconds == Long.MIN_VALUE ? Long.MAX_VALUE : -seconds);
    }

    /** So long after {@code from}. */
    public static Instant plus(Instant from, Duration wait) {
        Instant whole = plusSeconds(from, wait.getSeconds());
        return whole.equals(LAST) || whole.equals(FIRST) ? whole : whole.plusNanos(wait.getNano());
    }
}
