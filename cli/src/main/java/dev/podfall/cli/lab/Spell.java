package dev.podfall.cli.lab;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** Times as a person says them. */
public final class Spell {
    private static final int HOUR = 3600;
    private static final int MINUTE = 60;
    private static final DateTimeFormatter DAY_AND_TIME =
            DateTimeFormatter.ofPattern("EEE d MMM, HH:mm", Locale.ENGLISH);

    private static final DateTimeFormatter TO_THE_SECOND =
            DateTimeFormatter.ofPattern("d MMM HH:mm:ss", Locale.ENGLISH);

    private Spell() {}

    /** {@code 23 h 59 min}, {@code 14 min}, and seconds in the last two minutes, when they count. */
    public static String of(long seconds) {
        if (seconds >= HOUR) {
            return seconds / HOUR + " h " + seconds / MINUTE % MINUTE + " min";
        }
        return seconds >= 2 * MINUTE ? seconds / MINUTE + " min" : Math.max(seconds, 0) + " s";
    }

    /** The same to the second. */
    static String second(String instant, ZoneId zone) {
        try {
            return TO_THE_SECOND.format(Instant.parse(instant).atZone(zone));
        } catch (DateTimeParseException notOne) {
            return instant;
        }
    }

    /** An instant of the API's in a zone; anything else as it is. */
    public static String time(String instant, ZoneId zone) {
        try {
            return DAY_AND_TIME.format(Instant.parse(instant).atZone(zone));
        } catch (DateTimeParseException notOne) {
            return instant;
        }
    }
}
