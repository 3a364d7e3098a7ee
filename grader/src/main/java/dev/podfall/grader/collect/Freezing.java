package dev.podfall.grader.collect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.Capability.ProcessControl;
import dev.podfall.engine.ClusterApi.ObjectAt;
import dev.podfall.engine.RequestRefused;
import java.util.Optional;

/** The server's process in one pod stands still. Whoever notices may restart the container, or replace the pod. */
final class Freezing implements Deed {
    private final TrialPods pods;
    private final ObjectNode victim;
    private final String container;
    private final Optional<ProcessControl> node;
    private boolean frozen;

    Freezing(TrialPods pods, ObjectNode victim, String container, Optional<ProcessControl> node) {
        this.pods = pods;
        this.victim = victim;
        this.container = container;
        this.node = node;
    }

    @Override
    public Optional<String> begin() {
        ProcessControl control = node.orElseThrow(
                () -> new CannotBeTried(
                        "a server that hangs can be tried only where its node is ours: no container can stop its own first process"));
        try {
            control.freeze(pods.spec().namespace(), TrialPods.name(victim), container);
            frozen = true;
            return Optional.of(TrialPods.name(victim));
        } catch (RequestRefused doesNotRun) {
            return Optional.empty();
        }
    }

    @Override
    public boolean isDone() {
        return pods.all().stream()
                .filter(p -> TrialPods.uid(p).equals(TrialPods.uid(victim)))
                .allMatch(p -> !started(p, container).equals(started(victim, container)));
    }

    /** {@inheritDoc} A pod that nobody restarts would stand still for ever. */
    @Override
    public void end() {
        if (frozen && !isDone()) {
            pods.api().delete(new ObjectAt("Pod", pods.spec().namespace(), TrialPods.name(victim)), 0L);
        }
    }

    /** When the container's present instance started; empty while none runs. */
    static String started(JsonNode pod, String container) {
        for (JsonNode status : pod.at("/status/containerStatuses")) {
            if (status.path("name").asText().equals(container)) {
                return status.at("/state/running/startedAt").asText();
            }
        }
        return "";
    }
}
