package dev.podfall.grader.exam;

import java.time.Duration;

/**
 * The rule by which time without a connection is given back. What counts is measured by the server: from the last sign of the candidate (a
 * page that was open, or anything they did) to the page's return. Shorter than {@link #SHORTEST} it costs nothing worth giving back; and
 * only {@link #MOST} in one exam, so that nobody gains by pulling the plug.
 */
final class LostConnection {
    static final Duration SHORTEST = Duration.ofSeconds(30);
    static final Duration MOST = Duration.ofMinutes(15);

    private LostConnection() {}

    /**
     * @param gap in which nothing was heard of the candidate; may be negative after a clock was set
     * @param before what was given back already, for connections alone
     */
    static Duration credit(Duration gap, Duration before) {
        Duration left = MOST.minus(before);
        if (gap.compareTo(SHORTEST) < 0 || left.isNegative()) {
            return Duration.ZERO;
        }
        return gap.compareTo(left) < 0 ? gap : left;
    }
}
