package dev.podfall.sim.controllers.cronjob;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** When a CronJob runs: five fields or a word such as {@code @hourly}. Mirrors {@code github.com/robfig/cron/v3}. */
final class CronSchedule {
    private static final int YEARS_AHEAD = 5;
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final List<String> DAYS = List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");

    private final CronField minute;
    private final CronField hour;
    private final CronField dayOfMonth;
    private final CronField month;
    private final CronField dayOfWeek;
    private final ZoneId zone;

    /** @throws IllegalArgumentException when it cannot be read */
    CronSchedule(String text, ZoneId zone) {
        String[] fields = expand(text.trim()).split("\\s+");
        if (fields.length != 5) {
            throw new IllegalArgumentException(
                    "expected exactly 5 fields, found " + fields.length + ": [" + String.join(" ", fields) + "]");
        }
        this.minute = CronField.parse(fields[0], 0, 59, List.of());
        this.hour = CronField.parse(fields[1], 0, 23, List.of());
        this.dayOfMonth = CronField.parse(fields[2], 1, 31, List.of());
        this.month = CronField.parse(fields[3], 1, 12, MONTHS);
        this.dayOfWeek = CronField.parse(fields[4], 0, 6, DAYS);
        this.zone = zone;
    }

    /** The first time after {@code from}, or null if there is none within five years. */
    Instant next(Instant from) {
        LocalDateTime time = LocalDateTime.ofInstant(from, zone)
                .truncatedTo(ChronoUnit.MINUTES)
                .plusMinutes(1);
        LocalDateTime end = time.plusYears(YEARS_AHEAD);
        while (time.isBefore(end)) {
            if (!month.matches(time.getMonthValue())) {
                time = time.plusMonths(1).withDayOfMonth(1).truncatedTo(ChronoUnit.DAYS);
            } else if (!dayMatches(time)) {
                time = time.plusDays(1).truncatedTo(ChronoUnit.DAYS);
            } else if (!hour.matches(time.getHour())) {
                time = time.plusHours(1).truncatedTo(ChronoUnit.HOURS);
            } else if (!minute.matches(time.getMinute())) {
                time = time.plusMinutes(1);
            } else {
                return ZonedDateTime.of(time, zone).toInstant();
            }
        }
        return null;
    }

    /** Two restricted day fields mean either of them. */
    private boolean dayMatches(LocalDateTime time) {
        boolean inMonth = dayOfMonth.matches(time.getDayOfMonth());
        boolean inWeek = dayOfWeek.matches(time.getDayOfWeek().getValue() % 7);
        return dayOfMonth.isStar() || dayOfWeek.isStar() ? inMonth && inWeek : inMonth || inWeek;
    }

    private static String expand(String text) {
        return switch (text) {
            case "@yearly", "@annually" -> "0 0 1 1 *";
            case "@monthly" -> "0 0 1 * *";
            case "@weekly" -> "0 0 * * 0";
            case "@daily", "@midnight" -> "0 0 * * *";
            case "@hourly" -> "0 * * * *";
            default -> text;
        };
    }
}
