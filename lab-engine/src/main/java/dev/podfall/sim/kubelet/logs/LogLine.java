package dev.podfall.sim.kubelet.logs;

import java.time.Instant;

/**
 * A line that a container printed.
 *
 * @param at when
 * @param stderr or stdout
 * @param text without the newline
 */
record LogLine(Instant at, boolean stderr, String text) {
    /** With the newline, and the time if asked. */
    String print(boolean timestamps) {
        return (timestamps ? stamp() + " " : "") + text + "\n";
    }

    /** RFC 3339 with nine digits, as CRI logs carry it. */
    private String stamp() {
        String seconds = at.truncatedTo(java.time.temporal.ChronoUnit.SECONDS).toString();
        return String.format("%s.%09dZ", seconds.substring(0, seconds.length() - 1), at.getNano());
    }
}
