package dev.podfall.sim.table;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;

/** Durations as people read them. Mirrors {@code k8s.io/apimachinery/pkg/util/duration}. */
final class Ages {
    private static final long DAY = 24;
    private static final long YEAR = 365 * DAY;

    private Ages() {}

    /** The time from {@code timestamp} to {@code now}; {@code <unknown>} without a timestamp. */
    static String since(JsonNode timestamp, Instant now) {
        Instant then = instant(timestamp);
        return then == null ? "<unknown>" : human(Duration.between(then, now));
    }

    /** The instant, or null when the node holds none. */
    static Instant instant(JsonNode timestamp) {
        if (!timestamp.isTextual() || timestamp.asText().isEmpty()) {
            return null;
        }
        try {
            return Instant.parse(timestamp.asText());
        } catch (java.time.format.DateTimeParseException notATime) {
            return null;
        }
    }

    /** Two or three significant figures: {@code 95s}, {@code 3m20s}, {@code 5h}, {@code 12d}. */
    static String human(Duration duration) {
        long seconds = duration.toMillis() / 1000;
        if (seconds < -1) {
            return "<invalid>";
        }
        if (seconds < 120) {
            return Math.max(seconds, 0) + "s";
        }
        long minutes = seconds / 60;
        if (minutes < 10) {
            return two(minutes, "m", seconds % 60, "s");
        }
        return minutes < 180 ? minutes + "m" : hours(minutes / 60, minutes);
    }

    private static String hours(long hours, long minutes) {
        if (hours < 8) {
            return two(hours, "h", minutes % 60, "m");
        }
        if (hours < 2 * DAY) {
            return hours + "h";
        }
        if (hours < 8 * DAY) {
            return two(hours / DAY, "d", hours % DAY, "h");
        }
        if (hours < 2 * YEAR) {
            return hours / DAY + "d";
        }
        return hours < 8 * YEAR ? two(hours / YEAR, "y", hours / DAY % 365, "d") : hours / YEAR + "y";
    }

    private static String two(long major, String majorUnit, long minor, String minorUnit) {
        return minor == 0 ? major + majorUnit : major + majorUnit + minor + minorUnit;
    }
}
