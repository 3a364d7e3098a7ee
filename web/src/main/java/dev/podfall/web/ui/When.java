package dev.podfall.web.ui;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as people read them in their language, in the zone of this machine. Scripts replace them by the browser's zone. */
public final class When {
    private When() {}

    /** {@code 22 Nov, 14:05}; in German {@code 22. Nov., 14:05}. */
    public static String of(Instant instant, Texts texts) {
        return format(instant, texts, "when.pattern");
    }

    /** The same with its seconds. */
    public static String exactly(Instant instant, Texts texts) {
        return format(instant, texts, "when.pattern.exact");
    }

    /** The day alone, with its year, in UTC: what is written down must not differ by who looks. */
    public static String day(Instant instant, Texts texts) {
        return pattern(texts, "when.pattern.day").withZone(ZoneOffset.UTC).format(instant);
    }

    private static String format(Instant instant, Texts texts, String pattern) {
        return pattern(texts, pattern).withZone(ZoneId.systemDefault()).format(instant);
    }

    private static DateTimeFormatter pattern(Texts texts, String key) {
        return DateTimeFormatter.ofPattern(texts.say(key), Locale.forLanguageTag(texts.language()));
    }
}
