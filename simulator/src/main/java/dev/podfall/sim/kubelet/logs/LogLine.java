package dev.podfall.sim.kubelet.logs;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A line that a container printed.
 *
 * @param at when
 * @param stderr or stdout
 * @param text without the newline
 */
record LogLine(Instant at, boolean stderr, String text) {
    /** How programs write times; as far as seconds, so that what follows stays. */
    private static final List<DateTimeFormatter> TIMES = Stream.of(
                    "yyyy-MM-dd'T'HH:mm:ss",
                    "yyyy-MM-dd HH:mm:ss",
                    "dd/MMM/yyyy:HH:mm:ss",
                    "yyyy/MM/dd HH:mm:ss",
                    "dd MMM yyyy HH:mm:ss")
            .map(pattern -> DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC))
            .toList();

    /** With the newline, and the time if asked. @param ahead how far the reader's time is before the cluster's */
    String print(boolean timestamps, Duration ahead) {
        return (timestamps ? stamp() + " " : "") + (ahead.isZero() ? text : told(ahead)) + "\n";
    }

    /** A time that the program wrote is that of its line; the reader is told when that was by the reader's own. */
    private String told(Duration ahead) {
        String told = text;
        for (DateTimeFormatter format : TIMES) {
            told = told.replace(format.format(at), format.format(at.plus(ahead)));
        }
        return told;
    }

    /** RFC 3339 with nine digits, as CRI logs carry it. */
    private String stamp() {
        String seconds = at.truncatedTo(ChronoUnit.SECONDS).toString();
        return String.format("%s.%09dZ", seconds.substring(0, seconds.length() - 1), at.getNano());
    }
}
