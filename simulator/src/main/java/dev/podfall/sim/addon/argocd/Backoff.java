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
    /** What is no length of time counts nothing, and nothing may be tried again at once and for ever. */
    private static final Duration RETRY_SHORTEST = Duration.ofSeconds(1);

    private static final Duration UNBOUNDED = Duration.ofDays(365);
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
        Duration first = read(backoff.path("duration"), RETRY_FIRST);
        Duration longest = read(backoff.path("maxDuration"), RETRY_LONGEST);
        long factor = Math.max(1, backoff.path("factor").asLong(RETRY_FACTOR));
        Duration pause = grown(first, factor, count, longest.isZero() ? UNBOUNDED : longest);
        return pause.compareTo(RETRY_SHORTEST) < 0 ? RETRY_SHORTEST : pause;
    }

    /** Digits alone are seconds; the definition lets any text in. */
    private static Duration read(JsonNode text, Duration otherwise) {
        String written = text.asText("");
        if (written.isEmpty()) {
            return otherwise;
        }
        return written.matches("[0-9]{1,9}")
                ? Duration.ofSeconds(Long.parseLong(written))
                : GoDuration.read(text, otherwise);
    }

    private static Duration grown(Duration first, long factor, long steps, Duration longest) {
        double millis = first.toMillis() * Math.pow(factor, Math.min(steps, MOST_STEPS));
        return millis >= longest.toMillis() ? longest : Duration.ofMillis(Math.round(millis));
    }
}
