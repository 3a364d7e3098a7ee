package dev.podfall.sim.controllers.job;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * After failures the next pod waits 10 s, 20 s, 40 s … up to 10 min. Mirrors {@code pkg/controller/job/backoff_utils.go}.
 *
 * @param failures in a row since the last success
 * @param last when the last pod failed, or null
 */
record JobBackoff(int failures, Instant last) {
    static final JobBackoff NONE = new JobBackoff(0, null);

    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    JobBackoff after(List<JobPod> succeeded, List<JobPod> failed) {
        Instant success = succeeded.stream()
                .map(JobPod::finished)
                .max(Comparator.naturalOrder())
                .orElse(null);
        List<Instant> ends = failed.stream()
                .map(JobPod::finished)
                .filter(t -> success == null || t.isAfter(success))
                .sorted()
                .toList();
        int before = success == null ? failures : 0;
        if (ends.isEmpty()) {
            return success == null ? this : NONE;
        }
        return new JobBackoff(before + ends.size(), ends.get(ends.size() - 1));
    }

    Duration left(Instant now) {
        if (failures == 0) {
            return Duration.ZERO;
        }
        Duration wait = FIRST.multipliedBy(1L << Math.min(failures - 1, 10));
        Duration capped = wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
        Duration left = Duration.between(now, last.plus(capped));
        return left.isNegative() ? Duration.ZERO : left;
    }
}
