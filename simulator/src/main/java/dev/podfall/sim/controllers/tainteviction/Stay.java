package dev.podfall.sim.controllers.tainteviction;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.client.Tolerations;
import dev.podfall.sim.clock.Moments;
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
            Optional<JsonNode> found = Tolerations.find(pod.spec(), taint);
            if (found.isEmpty()) {
                return Optional.of(now);
            }
            JsonNode toleration = found.get();
            if (toleration.hasNonNull("tolerationSeconds")) {
                Instant since = taint.hasNonNull("timeAdded")
                        ? Instant.parse(taint.path("timeAdded").asText())
                        : now;
                Instant start = since.isAfter(pod.object().created())
                        ? since
                        : pod.object().created();
                Instant own = Moments.plusSeconds(
                        start, Math.max(toleration.path("tolerationSeconds").asLong(), 0));
                end = end == null || own.isBefore(end) ? own : end;
            }
        }
        return Optional.ofNullable(end);
    }
}
