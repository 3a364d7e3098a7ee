package dev.podfall.sim.kubelet.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.kubelet.pod.ContainerSpec;
import dev.podfall.sim.kubelet.pod.PodView;
import java.util.Map;

/** A pod's phase from its containers' states. Mirrors {@code getPhase} of {@code pkg/kubelet/kubelet_pods.go}. */
final class PodPhase {
    private final PodView pod;
    private final Map<String, JsonNode> initStatuses;
    private final Map<String, JsonNode> statuses;
    private boolean pendingInit;
    private boolean pendingSidecar;
    private boolean failedForGood;
    private int unknown;
    private int running;
    private int waiting;
    private int stopped;
    private int stoppedForGood;
    private int succeeded;

    private PodPhase(PodView pod, ObjectNode status) {
        this.pod = pod;
        this.initStatuses = ContainerStatuses.byName(status.path("initContainerStatuses"));
        this.statuses = ContainerStatuses.byName(status.path("containerStatuses"));
    }

    /**
     * @param terminal whether the pod was stopped and nothing starts again
     * @param initialised whether a regular container runs or ran in this sandbox
     */
    static String of(PodView pod, ObjectNode status, boolean terminal, boolean initialised) {
        PodPhase phase = new PodPhase(pod, status);
        pod.initContainers().forEach(c -> {
            if (c.isSidecar()) {
                phase.countSidecar(c);
            } else {
                phase.countInit(c);
            }
        });
        pod.containers().forEach(phase::countRegular);
        return phase.decide(terminal, initialised);
    }

    private String decide(boolean terminal, boolean initialised) {
        if (failedForGood) {
            return "Failed";
        }
        if (pendingInit || pendingSidecar && !initialised || waiting > 0) {
            return "Pending";
        }
        if (running > 0 && unknown == 0) {
            return "Running";
        }
        if (running == 0 && stopped > 0 && unknown == 0) {
            if (!terminal && stopped != stoppedForGood) {
                return "Running";
            }
            return stopped == succeeded ? "Succeeded" : "Failed";
        }
        return "Pending";
    }

    private void countInit(ContainerSpec container) {
        JsonNode c = find(initStatuses, container);
        JsonNode end = c.path("state").has("waiting") ? c.path("lastState") : c.path("state");
        JsonNode terminated = end.path("terminated");
        if (terminated.isMissingNode()) {
            pendingInit = true;
        } else if (terminated.path("exitCode").asInt() != 0) {
            failedForGood |=
                    !container.restartsAfter(terminated.path("exitCode").asInt(), pod);
        }
    }

    private void countSidecar(ContainerSpec container) {
        JsonNode c = find(initStatuses, container);
        JsonNode state = c.path("state");
        if (c.isMissingNode()) {
            unknown++;
        } else if (state.has("running")) {
            pendingSidecar |= !c.path("started").asBoolean();
            running++;
        } else if (state.has("waiting") && !c.path("lastState").has("terminated")) {
            pendingSidecar = true;
            waiting++;
        }
    }

    private void countRegular(ContainerSpec container) {
        JsonNode c = find(statuses, container);
        JsonNode state = c.path("state");
        if (c.isMissingNode()) {
            unknown++;
        } else if (state.has("running")) {
            running++;
        } else if (state.has("terminated")) {
            ended(container, state.path("terminated").path("exitCode").asInt(), true);
        } else if (c.path("lastState").has("terminated")) {
            ended(
                    container,
                    c.path("lastState").path("terminated").path("exitCode").asInt(),
                    false);
        } else {
            waiting++;
        }
    }

    private void ended(ContainerSpec container, int exitCode, boolean now) {
        stopped++;
        if (!container.restartsAfter(exitCode, pod)) {
            stoppedForGood++;
        }
        if (now && exitCode == 0) {
            succeeded++;
        }
    }

    private static JsonNode find(Map<String, JsonNode> statuses, ContainerSpec container) {
        return statuses.getOrDefault(container.name(), MissingNode.getInstance());
    }
}
