package dev.podfall.sim.controllers.cronjob;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.client.CronSchedule;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.clock.Moments;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Which run of a CronJob is due, and when the next one is. Mirrors {@code pkg/controller/cronjob/utils.go}. */
record DueTimes(KubeObject cronJob, CronSchedule schedule, Instant now) {
    private static final Duration DELTA = Duration.ofMillis(100);
    private static final int MANY = 100;

    /** The latest run that should have started by now, if any is due. */
    record Due(Instant time, boolean manyMissed) {}

    Optional<Due> due() {
        Instant from = last();
        JsonNode deadline = cronJob.spec().path("startingDeadlineSeconds");
        if (deadline.isNumber()) {
            Instant earliest = Moments.minusSeconds(now, deadline.asLong());
            from = earliest.isAfter(from) ? earliest : from;
        }
        return latest(from);
    }

    /** How long until the run after those that are due. */
    Optional<Duration> untilNext() {
        Instant from = latest(last()).map(Due::time).orElseGet(this::last);
        Instant next = schedule.next(from);
        while (next != null && !next.isAfter(now)) {
            next = schedule.next(next);
        }
        return Optional.ofNullable(next).map(n -> Duration.between(now, n).plus(DELTA));
    }

    private Optional<Due> latest(Instant from) {
        Instant time = schedule.next(from);
        Instant latest = null;
        int missed = 0;
        while (time != null && !time.isAfter(now)) {
            latest = time;
            missed++;
            Instant next = schedule.next(time);
            if (missed > MANY && next != null) {
                long period = Math.max(60, Duration.between(time, next).getSeconds());
                long skip = (Duration.between(next, now).getSeconds() / period - 1) * period;
                next = skip > 0 ? schedule.next(next.plusSeconds(skip - 1)) : next;
            }
            time = next;
        }
        return latest == null ? Optional.empty() : Optional.of(new Due(latest, missed > MANY));
    }

    private Instant last() {
        JsonNode last = cronJob.status().path("lastScheduleTime");
        return last.isTextual() ? Instant.parse(last.asText()) : cronJob.created();
    }
}
