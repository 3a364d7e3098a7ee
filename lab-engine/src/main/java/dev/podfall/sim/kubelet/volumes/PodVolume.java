package dev.podfall.sim.kubelet.volumes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.workload.ContainerRuntime.Mount;
import java.time.Duration;
import java.time.Instant;

/** A volume of a pod on this node: mounted, or waiting for its next try. */
final class PodVolume {
    private static final Duration FIRST_WAIT = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(122);

    private final JsonNode spec;
    private Mount mount;
    private Duration wait = Duration.ZERO;
    private Instant nextTry = Instant.MIN;

    PodVolume(JsonNode spec) {
        this.spec = spec;
    }

    String name() {
        return spec.path("name").asText();
    }

    JsonNode spec() {
        return spec;
    }

    /** Whether its content comes from API objects. */
    boolean isFromApi() {
        return spec.has("secret") || spec.has("configMap") || spec.has("downwardAPI") || spec.has("projected");
    }

    boolean isMounted() {
        return mount != null;
    }

    Mount mount() {
        return mount;
    }

    void mounted(Mount newMount) {
        mount = newMount;
        wait = Duration.ZERO;
    }

    boolean mayTry(Instant now) {
        return !nextTry.isAfter(now);
    }

    /** Half a second, doubling to about two minutes. Mirrors {@code goroutinemap/exponentialbackoff}. */
    void failed(Instant now) {
        Duration doubled = wait.isZero() ? FIRST_WAIT : wait.multipliedBy(2);
        wait = doubled.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : doubled;
        nextTry = now.plus(wait);
    }

    Instant nextTry() {
        return nextTry;
    }
}
