package dev.podfall.sim.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.podfall.sim.client.KubeObject;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * What the columns Ready, Status and Restarts of a pod say. Mirrors {@code printPod} in
 * {@code pkg/printers/internalversion/printers.go}.
 *
 * @param lastRestart when the container that was restarted last had ended, or null
 */
record PodReason(int ready, int containers, String reason, int restarts, Instant lastRestart) {
    static PodReason of(KubeObject pod) {
        return new Reading(pod).read();
    }

    /** Follows the containers in the order in which they run. */
    private static final class Reading {
        private final KubeObject pod;
        private final Map<String, Boolean> sidecars = new HashMap<>();
        private final Restarts all = new Restarts();
        private final Restarts ofSidecars = new Restarts();
        private int ready;
        private String reason;

        Reading(KubeObject pod) {
            this.pod = pod;
            for (JsonNode container : pod.spec().path("initContainers")) {
                boolean restartable = container.path("restartPolicy").asText().equals("Always");
                sidecars.put(container.path("name").asText(), restartable);
            }
        }

        PodReason read() {
            reason = initialReason();
            boolean initializing = readInitContainers();
            Restarts restarts = all;
            if (!initializing || pod.is("Initialized")) {
                restarts = ofSidecars;
                readContainers(restarts);
            }
            if (pod.isTerminating()) {
                reason = terminatingReason();
            }
            long sidecarCount = sidecars.values().stream().filter(s -> s).count();
            int containers = pod.spec().path("containers").size() + (int) sidecarCount;
            return new PodReason(ready, containers, reason, restarts.count, restarts.last);
        }

        private String initialReason() {
            JsonNode scheduled = pod.condition("PodScheduled").orElse(JsonNodeFactory.instance.objectNode());
            if (scheduled.path("reason").asText().equals("SchedulingGated")) {
                return "SchedulingGated";
            }
            String own = pod.status().path("reason").asText();
            return own.isEmpty() ? pod.status().path("phase").asText() : own;
        }

        private String terminatingReason() {
            if (pod.status().path("reason").asText().equals("NodeLost")) {
                return "Unknown";
            }
            String phase = pod.status().path("phase").asText();
            return phase.equals("Succeeded") || phase.equals("Failed") ? reason : "Terminating";
        }

        private boolean readInitContainers() {
            JsonNode statuses = pod.status().path("initContainerStatuses");
            for (int i = 0; i < statuses.size(); i++) {
                JsonNode status = statuses.get(i);
                boolean sidecar = sidecars.getOrDefault(status.path("name").asText(), false);
                all.add(status);
                if (sidecar) {
                    ofSidecars.add(status);
                }
                if (!isPassed(status, sidecar)) {
                    reason = initReason(status, i);
                    return true;
                }
            }
            return false;
        }

        private boolean isPassed(JsonNode status, boolean sidecar) {
            JsonNode terminated = status.path("state").path("terminated");
            if (terminated.isObject() && terminated.path("exitCode").asInt() == 0) {
                return true;
            }
            if (sidecar && status.path("started").asBoolean()) {
                ready += status.path("ready").asBoolean() ? 1 : 0;
                return true;
            }
            return false;
        }

        private String initReason(JsonNode status, int index) {
            JsonNode terminated = status.path("state").path("terminated");
            if (terminated.isObject()) {
                return "Init:" + endOf(terminated);
            }
            String waiting = status.path("state").path("waiting").path("reason").asText();
            if (!waiting.isEmpty() && !waiting.equals("PodInitializing")) {
                return "Init:" + waiting;
            }
            return "Init:" + index + "/" + pod.spec().path("initContainers").size();
        }

        private void readContainers(Restarts restarts) {
            JsonNode statuses = pod.status().path("containerStatuses");
            boolean running = false;
            String error = "";
            for (int i = statuses.size() - 1; i >= 0; i--) {
                JsonNode status = statuses.get(i);
                JsonNode state = status.path("state");
                restarts.add(status);
                String waiting = state.path("waiting").path("reason").asText();
                if (!waiting.isEmpty()) {
                    reason = waiting;
                } else if (state.path("terminated").isObject()) {
                    reason = endOf(state.path("terminated"));
                    error = state.path("terminated").path("exitCode").asInt() != 0 ? reason : error;
                } else if (status.path("ready").asBoolean()
                        && state.path("running").isObject()) {
                    running = true;
                    ready++;
                }
            }
            if (reason.equals("Completed")) {
                reason = reasonDespiteCompleted(running, error);
            }
        }

        /** One container has completed; another may say more. */
        private String reasonDespiteCompleted(boolean running, String error) {
            if (running && pod.is("Ready")) {
                return "Running";
            }
            if (!error.isEmpty()) {
                return error;
            }
            return running ? "NotReady" : "Completed";
        }

        private static String endOf(JsonNode terminated) {
            String named = terminated.path("reason").asText();
            if (!named.isEmpty()) {
                return named;
            }
            int signal = terminated.path("signal").asInt();
            return signal != 0
                    ? "Signal:" + signal
                    : "ExitCode:" + terminated.path("exitCode").asInt();
        }
    }

    /** A count of restarts, and when the last one happened. */
    private static final class Restarts {
        private int count;
        private Instant last;

        void add(JsonNode status) {
            count += status.path("restartCount").asInt();
            Instant ended =
                    Ages.instant(status.path("lastState").path("terminated").path("finishedAt"));
            if (ended != null && (last == null || last.isBefore(ended))) {
                last = ended;
            }
        }
    }
}
