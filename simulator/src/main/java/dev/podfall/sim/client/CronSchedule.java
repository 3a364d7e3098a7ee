package dev.podfall.sim.client;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneRulesProvider;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a CronJob runs: five fields, a word such as {@code @hourly}, or {@code @every 90m}. Mirrors
 * {@code github.com/robfig/cron/v3}.
 */
public final class CronSchedule {
    private static final int YEARS_AHEAD = 5;
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final List<String> DAYS = List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");
    private static final Map<String, String> WORDS = Map.of(
            "@yearly", "0 0 1 1 *",
            "@annually", "0 0 1 1 *",
            "@monthly", "0 0 1 * *",
            "@weekly", "0 0 * * 0",
            "@daily", "0 0 * * *",
            "@midnight", "0 0 * * *",
            "@hourly", "0 * * * *");
    private static final String EVERY = "@every ";

    /** Zones that the time zone database knows and Java does not. */
    private static final Map<String, String> FIXED_ZONES = Map.of("EST", "-05:00", "MST", "-07:00", "HST", "-10:00");

    private static final Pattern ZONE_PREFIX = Pattern.compile("(?:CRON_)?TZ=(\\S*)(?: (.*))?", Pattern.DOTALL);
    private static final Pattern DURATION_PART =
            Pattern.compile("(\\d+(?:\\.\\d*)?|\\.\\d+)(ns|us|µs|μs|ms|s|m|h)(?=[.\\d]|$)");
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d*)?|\\.\\d+");
    private static final Map<String, Double> UNITS =
            Map.of("ns", 1e-9, "us", 1e-6, "µs", 1e-6, "μs", 1e-6, "ms", 1e-3, "s", 1.0, "m", 60.0, "h", 3600.0);

    private CronField minute;
    private CronField hour;
    private CronField dayOfMonth;
    private CronField month;
    private CronField dayOfWeek;
    private ZoneId zone;
    private Duration every;

    /** @throws IllegalArgumentException with upstream's text when it cannot be read */
    public CronSchedule(String text, ZoneId zone) {
        this.zone = zone;
        if (text.isEmpty()) {
            throw new IllegalArgumentException("empty spec string");
        }
        String spec = withoutZone(text);
        if (spec.startsWith(EVERY)) {
            this.every = duration(spec);
            return;
        }
        if (spec.startsWith("@") && !WORDS.containsKey(spec)) {
            throw new IllegalArgumentException("unrecognized descriptor: " + spec);
        }
        String plain = WORDS.getOrDefault(spec, spec).strip();
        String[] fields = plain.isEmpty() ? new String[0] : plain.split("\\s+");
        if (fields.length != 5) {
            throw new IllegalArgumentException(
                    "expected exactly 5 fields, found " + fields.length + ": [" + String.join(" ", fields) + "]");
        }
        this.minute = CronField.parse(fields[0], 0, 59, List.of());
        this.hour = CronField.parse(fields[1], 0, 23, List.of());
        this.dayOfMonth = CronField.parse(fields[2], 1, 31, List.of());
        this.month = CronField.parse(fields[3], 1, 12, MONTHS);
        this.dayOfWeek = CronField.parse(fields[4], 0, 6, DAYS);
    }

    /** The time zone of that name, if the time zone database knows it. */
    public static Optional<ZoneId> zone(String name) {
        if (name.isEmpty() || name.equals("UTC")) {
            return Optional.of(ZoneOffset.UTC);
        }
        if (FIXED_ZONES.containsKey(name)) {
            return Optional.of(ZoneId.of(FIXED_ZONES.get(name)));
        }
        return ZoneRulesProvider.getAvailableZoneIds().contains(name) ? Optional.of(ZoneId.of(name)) : Optional.empty();
    }

    private String withoutZone(String text) {
        Matcher prefix = ZONE_PREFIX.matcher(text);
        if (!prefix.matches()) {
            return text;
        }
        String name = prefix.group(1);
        if (prefix.group(2) == null) {
            throw new IllegalArgumentException(
                    "invalid schedule format: runtime error: slice bounds out of range [:-1]");
        }
        this.zone = zone(name)
                .orElseThrow(() ->
                        new IllegalArgumentException("provided bad location " + name + ": unknown time zone " + name));
        return prefix.group(2).strip();
    }

    /** At least a second, and whole ones. */
    private static Duration duration(String spec) {
        String text = spec.substring(EVERY.length());
        String unsigned = text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
        Matcher part = DURATION_PART.matcher(unsigned);
        double seconds = 0;
        int end = 0;
        while (end < unsigned.length() && part.find(end) && part.start() == end) {
            seconds += Double.parseDouble(part.group(1)) * UNITS.get(part.group(2));
            end = part.end();
        }
        if (unsigned.isEmpty() || end < unsigned.length() && !unsigned.equals("0")) {
            String what = wrong(unsigned.substring(end));
            throw new IllegalArgumentException(
                    "failed to parse duration " + spec + ": time: " + what + " duration \"" + text + "\"");
        }
        return Duration.ofSeconds(Math.max(1, text.startsWith("-") ? 0 : (long) seconds));
    }

    /** What Go finds at the beginning of the part of a duration that it cannot read. */
    private static String wrong(String rest) {
        Matcher number = NUMBER.matcher(rest);
        if (!number.lookingAt()) {
            return "invalid";
        }
        String unit = rest.substring(number.end()).split("[.0-9]", 2)[0];
        return unit.isEmpty() ? "missing unit in" : "unknown unit \"" + unit + "\" in";
    }

    /** The first time after {@code from}, or null if there is none within five years. */
    public Instant next(Instant from) {
        if (every != null) {
            return from.plus(every).truncatedTo(ChronoUnit.SECONDS);
        }
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
}
