package dev.podfall.sim.addon;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as Go reads and prints them. Mirrors {@code time.ParseDuration} and {@code time.Duration.String}. */
public final class GoDuration {
    private static final Pattern PART = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)(ms|s|m|h)");
    private static final double LONGEST_SECONDS = 1e9;

    private GoDuration() {}

    /**
     * Reads one: what is no text is {@code otherwise}, what in a text is no length of time counts nothing. The definitions of types let
     * nothing else in.
     */
    public static Duration read(JsonNode text, Duration otherwise) {
        if (!text.isTextual()) {
            return otherwise;
        }
        Matcher part = PART.matcher(text.asText());
        double seconds = 0;
        while (part.find()) {
            double unit = switch (part.group(2)) {
                case "ms" -> 0.001;
                case "s" -> 1;
                case "m" -> 60;
                default -> 3600;
            };
            seconds += Double.parseDouble(part.group(1)) * unit;
        }
        return Duration.ofMillis(Math.round(Math.min(seconds, LONGEST_SECONDS) * 1000));
    }

    /** Prints one that is not negative, such as {@code 1m0s} or {@code 12.5ms}. */
    public static String shown(Duration time) {
        long nanos = time.toNanos();
        if (nanos < 1_000_000_000L) {
            return nanos == 0 ? "0s" : number(nanos, 1_000_000L) + "ms";
        }
        long hours = time.toHours();
        long minutes = time.toMinutes();
        String seconds = number(nanos - minutes * 60_000_000_000L, 1_000_000_000L) + "s";
        return (hours > 0 ? hours + "h" : "") + (minutes > 0 ? minutes % 60 + "m" : "") + seconds;
    }

    private static String number(long nanos, long unit) {
        return BigDecimal.valueOf(nanos)
                .divide(BigDecimal.valueOf(unit))
                .stripTrailingZeros()
                .toPlainString();
    }
}
