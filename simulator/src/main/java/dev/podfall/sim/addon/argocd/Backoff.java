package dev.podfall.sim.addon.argocd;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.addon.GoDuration;
import java.time.Duration;

/** How long it is until something is tried again. Mirrors {@code RetryStrategy.NextRetryAt} and {@code selfHealRemainingBackoff}. */
final class Backoff {
    /** After which time in peace a drift is the first again. */
    static final Duration COOLDOWN = Duration.ofSeconds(330);

    private static final Duration HEAL_FIRST = Duration.ofSeconds(2);
    private static final Duration HEAL_LONGEST = Duration.ofSeconds(300);
    private static final int HEAL_FACTOR = 3;
    private static final Duration RETRY_FIRST = Duration.ofSeconds(5);
    private static final Duration RETRY_LONGEST = Duration.ofMinutes(3);
    private static final long RETRY_FACTOR = 2;
    private static final int MOST_STEPS = 64;

    private Backoff() {}

    /** Between an operation that took back what drifted and the next. @param attempts how many there were */
    static Duration healing(long attempts) {
        return attempts <= 0 ? Duration.ZERO : grown(HEAL_FIRST, HEAL_FACTOR, attempts - 1, HEAL_LONGEST);
    }

    /** Between a failure and the next attempt. @param retry the strategy @param count how often it was tried again */
    static Duration retrying(JsonNode retry, long count) {
        JsonNode backoff = retry.path("backoff");
        Duration first = GoDuration.read(backoff.path("duration"), RETRY_FIRST);
        Duration longest = GoDuration.read(backoff.path("maxDuration"), RETRY_LONGEST);
        long factor = Math.max(1, backoff.path("factor").asLong(RETRY_FACTOR));
        return grown(first, factor, count, longest);
    }

    private static Duration grown(Duration first, long factor, long steps, Duration longest) {
        double millis = first.toMillis() * Math.pow(factor, Math.min(steps, MOST_STEPS));
        return millis >= longest.toMillis() ? longest : Duration.ofMillis(Math.round(millis));
    }
}
