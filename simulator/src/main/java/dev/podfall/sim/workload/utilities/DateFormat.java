package dev.podfall.sim.workload.utilities;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** {@code strftime}'s letters. */
final class DateFormat {
    private DateFormat() {}

    static String format(String format, Instant time) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            if (c != '%' || i + 1 == format.length()) {
                out.append(c);
                continue;
            }
            char letter = format.charAt(++i);
            String pattern = switch (letter) {
                case 'Y' -> "yyyy";
                case 'y' -> "yy";
                case 'm' -> "MM";
                case 'd' -> "dd";
                case 'e' -> "ppd";
                case 'H' -> "HH";
                case 'I' -> "hh";
                case 'M' -> "mm";
                case 'S' -> "ss";
                case 'N' -> "nnnnnnnnn";
                case 'a' -> "EEE";
                case 'A' -> "EEEE";
                case 'b', 'h' -> "MMM";
                case 'B' -> "MMMM";
                case 'p' -> "a";
                case 'j' -> "DDD";
                case 'u' -> "e";
                case 'F' -> "yyyy-MM-dd";
                case 'T' -> "HH:mm:ss";
                case 'D' -> "MM/dd/yy";
                case 'R' -> "HH:mm";
                default -> "";
            };
            out.append(
                    switch (letter) {
                        case 's' -> Long.toString(time.getEpochSecond());
                        case 'Z' -> "UTC";
                        case 'z' -> "+0000";
                        case 'n' -> "\n";
                        case 't' -> "\t";
                        case '%' -> "%";
                        default ->
                            pattern.isEmpty()
                                    ? "%" + letter
                                    : DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH)
                                            .withZone(ZoneOffset.UTC)
                                            .format(time);
                    });
        }
        return out.toString();
    }
}
