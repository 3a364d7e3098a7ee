package dev.podfall.sim.kubelet.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.kubelet.pod.ContainerSpec;
import dev.podfall.sim.kubelet.pod.PodView;
import java.util.List;

/** Makes a stopped pod's status final: a phase, and an end for each container that could have run. */
final class FinalStatus {
    private static final String LOST = "The container could not be located when the pod was terminated";

    private FinalStatus() {}

    static void complete(PodView pod, ObjectNode status) {
        JsonNode inits = status.path("initContainerStatuses");
        if (isInitialized(pod, status)) {
            status.path("containerStatuses").forEach(FinalStatus::unlessTerminated);
        }
        for (int i = 0; i <= lastTouched(inits); i++) {
            unlessTerminated(inits.path(i));
        }
        if (!PodStatusGenerator.isFinal(status.path("phase").asText())) {
            status.put("phase", "Failed");
        }
    }

    /** Whether regular containers had their turn. Mirrors {@code hasPodInitialized}. */
    private static boolean isInitialized(PodView pod, ObjectNode status) {
        List<ContainerSpec> inits = pod.initContainers();
        if (inits.isEmpty()) {
            return true;
        }
        for (JsonNode c : status.path("containerStatuses")) {
            if (wasStarted(c)) {
                return true;
            }
        }
        ContainerSpec last = inits.get(inits.size() - 1);
        JsonNode c = ContainerStatuses.find(status.path("initContainerStatuses"), last.name());
        return last.isSidecar()
                ? c.path("state").has("running") && c.path("started").asBoolean()
                : succeeded(c.path("state")) || succeeded(c.path("lastState"));
    }

    private static boolean wasStarted(JsonNode c) {
        return c.path("lastState").has("terminated") || !c.path("state").has("waiting");
    }

    private static boolean succeeded(JsonNode state) {
        return state.has("terminated")
                && state.path("terminated").path("exitCode").asInt() == 0;
    }

    /** The last init container that was started; the first one counts in any case. */
    private static int lastTouched(JsonNode inits) {
        for (int i = inits.size() - 1; i >= 0; i--) {
            if (wasStarted(inits.path(i))) {
                return i;
            }
        }
        return inits.isEmpty() ? -1 : 0;
    }

    private static void unlessTerminated(JsonNode c) {
        if (!c.path("state").has("terminated")) {
            ((ObjectNode) c).putObject("state").set("terminated", ContainerStatuses.unknown(LOST));
        }
    }
}
