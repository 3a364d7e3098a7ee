package dev.podfall.sim.controllers.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.KubeObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What controllers want to know of a pod. Mirrors {@code pkg/api/v1/pod} and {@code pkg/controller/controller_utils.go}.
 */
public record PodView(KubeObject object) {
    public static PodView of(ObjectNode pod) {
        return new PodView(new KubeObject(pod));
    }

    public String name() {
        return object.name();
    }

    public String uid() {
        return object.uid();
    }

    public JsonNode spec() {
        return object.spec();
    }

    public JsonNode status() {
        return object.status();
    }

    /** Empty before it is scheduled. */
    public String nodeName() {
        return spec().path("nodeName").asText();
    }

    /** {@code Pending} where the API has not said so yet. */
    public String phase() {
        return status().path("phase").asText("Pending");
    }

    /** Succeeded or failed: it will never run again. */
    public boolean isFinished() {
        return phase().equals("Succeeded") || phase().equals("Failed");
    }

    public boolean isDeleting() {
        return object.isTerminating();
    }

    /** Neither finished nor being deleted. */
    public boolean isActive() {
        return !isFinished() && !isDeleting();
    }

    /** Being deleted while it may still run. */
    public boolean isTerminating() {
        return !isFinished() && isDeleting();
    }

    public boolean isReady() {
        return object.is("Ready");
    }

    /** When it became ready, if it is. */
    public Optional<Instant> readySince() {
        return object.condition("Ready")
                .filter(c -> c.path("status").asText().equals("True"))
                .flatMap(c -> time(c.path("lastTransitionTime")));
    }

    /** Whether it has been ready for {@code minReadySeconds}. */
    public boolean isAvailable(int minReadySeconds, Instant now) {
        if (!isReady()) {
            return false;
        }
        return minReadySeconds == 0
                || readySince()
                        .map(since -> !since.plusSeconds(minReadySeconds).isAfter(now))
                        .orElse(false);
    }

    /** How long until it counts as available, or empty if time alone will not make it so. */
    public Optional<Duration> untilAvailable(int minReadySeconds, Instant now) {
        return readySince()
                .map(since -> Duration.between(now, since.plusSeconds(minReadySeconds)))
                .filter(wait -> !wait.isNegative() && !wait.isZero());
    }

    /** The most restarts of any of its containers. */
    public int restarts() {
        int most = 0;
        for (JsonNode container : status().path("containerStatuses")) {
            most = Math.max(most, container.path("restartCount").asInt());
        }
        return most;
    }

    /** The pod's IP, or empty while it has none. */
    public String ip() {
        return status().path("podIP").asText();
    }

    static Optional<Instant> time(JsonNode text) {
        return text.isTextual() ? Optional.of(Instant.parse(text.asText())) : Optional.empty();
    }
}
