package dev.podfall.sim.controllers.tainteviction;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.controllers.runtime.PodView;
import java.time.Instant;
import java.util.Optional;

/** How long a pod may stay on a tainted node. */
final class Stay {
    private Stay() {}

    static boolean hasNoExecute(JsonNode taints) {
        for (JsonNode taint : taints) {
            if (taint.path("effect").asText().equals("NoExecute")) {
                return true;
            }
        }
        return false;
    }

    /** When the pod must go (now, if a taint is not tolerated), or empty if it may stay. */
    static Optional<Instant> end(PodView pod, JsonNode taints, Instant now) {
        Instant end = null;
        for (JsonNode taint : taints) {
            if (!taint.path("effect").asText().equals("NoExecute")) {
                continue;
            }
            JsonNode toleration = toleration(pod, taint);
            if (toleration == null) {
                return Optional.of(now);
            }
            if (toleration.hasNonNull("tolerationSeconds")) {
                Instant since = taint.hasNonNull("timeAdded")
                        ? Instant.parse(taint.path("timeAdded").asText())
                        : now;
                Instant start = since.isAfter(pod.object().created())
                        ? since
                        : pod.object().created();
                Instant own = start.plusSeconds(
                        Math.max(toleration.path("tolerationSeconds").asLong(), 0));
                end = end == null || own.isBefore(end) ? own : end;
            }
        }
        return Optional.ofNullable(end);
    }

    private static JsonNode toleration(PodView pod, JsonNode taint) {
        for (JsonNode toleration : pod.spec().path("tolerations")) {
            if (matches(toleration, taint)) {
                return toleration;
            }
        }
        return null;
    }

    private static boolean matches(JsonNode toleration, JsonNode taint) {
        String effect = toleration.path("effect").asText();
        String key = toleration.path("key").asText();
        boolean exists = toleration.path("operator").asText().equals("Exists");
        return (effect.isEmpty() || effect.equals(taint.path("effect").asText()))
                && (key.isEmpty() ? exists : key.equals(taint.path("key").asText()))
                && (exists
                        || toleration
                                .path("value")
                                .asText()
                                .equals(taint.path("value").asText()));
    }
}
