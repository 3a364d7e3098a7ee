package dev.podfall.web.ui;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as people read them, in the zone of this machine. Scripts replace them by the browser's zone. */
public final class When {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("d MMM, HH:mm", Locale.ENGLISH).withZone(ZoneId.systemDefault());

    private When() {}

    /** {@code 22 Nov, 14:05}. */
    public static String of(Instant instant) {
        return FORMAT.format(instant);
    }
}
