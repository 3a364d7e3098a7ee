package dev.podfall.grader.rubric;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * When a CronJob's schedule is due, through a whole year: what is seen of it in some hours may be otherwise at night or on Sundays.
 * Mirrors the standard form of five fields, and the words for it such as {@code @hourly}.
 */
record Cadence(BitSet minutes, BitSet hours, BitSet days, BitSet months, BitSet weekdays, boolean anyDay) {
    private static final Map<String, String> WORDS = Map.of(
            "@hourly", "0 * * * *",
            "@daily", "0 0 * * *",
            "@midnight", "0 0 * * *",
            "@weekly", "0 0 * * 0",
            "@monthly", "0 0 1 * *",
            "@yearly", "0 0 1 1 *",
            "@annually", "0 0 1 1 *");
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final List<String> WEEKDAYS = List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");
    private static final LocalDateTime BEGIN = LocalDateTime.of(2027, 1, 1, 0, 0);
    private static final int DAYS_OF_A_WEEK = 7;

    /** Empty for one that is not written so. */
    static Optional<Cadence> of(String schedule) {
        String text = schedule.strip().toLowerCase(Locale.ROOT);
        String[] fields = WORDS.getOrDefault(text, text).split("\\s+");
        if (fields.length != 5) {
            return Optional.empty();
        }
        try {
            BitSet weekdays = set(fields[4], 0, DAYS_OF_A_WEEK, WEEKDAYS);
            if (weekdays.get(DAYS_OF_A_WEEK)) {
                weekdays.set(0);
            }
            boolean any = isAny(fields[2]) || isAny(fields[4]);
            return Optional.of(new Cadence(
                    set(fields[0], 0, 59, List.of()),
                    set(fields[1], 0, 23, List.of()),
                    set(fields[2], 1, 31, List.of()),
                    set(fields[3], 1, 12, MONTHS),
                    weekdays,
                    any));
        } catch (NumberFormatException otherwise) {
            return Optional.empty();
        }
    }

    /** Whether it is due at that minute, in UTC. */
    boolean isDue(Instant time) {
        LocalDateTime then = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
        return isDay(then) && hours.get(then.getHour()) && minutes.get(then.getMinute());
    }

    /** The first time in a year at which it does not come so long after the time before, in words; empty if it always does. */
    Optional<String> gap(Duration every) {
        LocalDateTime first = null;
        LocalDateTime last = null;
        for (LocalDateTime day = BEGIN; day.isBefore(BEGIN.plusYears(1)); day = day.plusDays(1)) {
            for (int minute = 0; isDay(day) && minute < 24 * 60; minute++) {
                if (!hours.get(minute / 60) || !minutes.get(minute % 60)) {
                    continue;
                }
                LocalDateTime due = day.plusMinutes(minute);
                first = first == null ? due : first;
                if (last != null && !Duration.between(last, due).equals(every)) {
                    return Optional.of("after " + words(last) + " it is due at " + words(due));
                }
                last = due;
            }
        }
        if (last == null) {
            return Optional.of("it is never due");
        } else if (Duration.between(BEGIN, first).compareTo(every) > 0) {
            return Optional.of("before " + words(first) + " nothing is due");
        }
        return Duration.between(last, BEGIN.plusYears(1)).compareTo(every) > 0
                ? Optional.of("after " + words(last) + " nothing is due")
                : Optional.empty();
    }

    private static String words(LocalDateTime time) {
        String weekday = WEEKDAYS.get(time.getDayOfWeek().getValue() % DAYS_OF_A_WEEK);
        return weekday.substring(0, 1).toUpperCase(Locale.ROOT) + weekday.substring(1) + " " + time.toLocalTime();
    }

    private boolean isDay(LocalDateTime day) {
        boolean ofMonth = days.get(day.getDayOfMonth());
        boolean ofWeek = weekdays.get(day.getDayOfWeek().getValue() % DAYS_OF_A_WEEK);
        return months.get(day.getMonthValue()) && (anyDay ? ofMonth && ofWeek : ofMonth || ofWeek);
    }

    private static boolean isAny(String field) {
        return field.startsWith("*") || field.startsWith("?");
    }

    private static BitSet set(String field, int least, int most, List<String> names) {
        BitSet all = new BitSet();
        for (String part : field.split(",")) {
            String[] range = part.split("/", 2);
            int step = range.length > 1 ? Integer.parseInt(range[1]) : 1;
            String[] ends = isAny(range[0])
                    ? new String[] {String.valueOf(least), String.valueOf(most)}
                    : range[0].split("-", 2);
            int from = number(ends[0], names, least);
            int to = ends.length > 1 ? number(ends[1], names, least) : range.length > 1 ? most : from;
            for (int i = from; i <= to && step > 0; i += step) {
                all.set(i);
            }
        }
        return all;
    }

    private static int number(String text, List<String> names, int first) {
        int named = names.indexOf(text);
        return named >= 0 ? named + first : Integer.parseInt(text);
    }
}
