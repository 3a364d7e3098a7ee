package dev.podfall.sim.kubelet.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.kubelet.pod.ContainerSpec;
import dev.podfall.sim.kubelet.pod.PodView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The conditions of a pod that the kubelet owns. Mirrors {@code pkg/kubelet/status/generate.go}. */
final class Conditions {
    private static final Set<String> OWN = Set.of(
            "PodReadyToStartContainers",
            "Initialized",
            "Ready",
            "ContainersReady",
            "PodScheduled",
            "PodResizeInProgress",
            "PodResizePending");

    private final PodView pod;
    private final ObjectNode status;
    private final Map<String, JsonNode> initStatuses;
    private final Map<String, JsonNode> statuses;
    private final JsonNode old;
    private final Instant now;

    /**
     * @param status with container statuses and phase
     * @param old the status reported last
     */
    Conditions(PodView pod, ObjectNode status, JsonNode old, Instant now) {
        this.pod = pod;
        this.status = status;
        this.initStatuses = ContainerStatuses.byName(status.path("initContainerStatuses"));
        this.statuses = ContainerStatuses.byName(status.path("containerStatuses"));
        this.old = old;
        this.now = now;
    }

    static boolean isOwn(String type) {
        return OWN.contains(type);
    }

    /** @param sandboxReady whether containers can be started */
    ArrayNode all(boolean sandboxReady) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        all.add(condition("PodReadyToStartContainers", sandboxReady ? Verdict.TRUE : Verdict.because(null, null)));
        all.add(condition("Initialized", initialized()));
        Verdict containersReady = containersReady();
        all.add(condition("Ready", ready(containersReady)));
        all.add(condition("ContainersReady", containersReady));
        all.add(condition("PodScheduled", Verdict.TRUE));
        return all;
    }

    private record Verdict(boolean holds, String reason, String message) {
        static final Verdict TRUE = new Verdict(true, null, null);

        static Verdict because(String reason, String message) {
            return new Verdict(false, reason, message);
        }
    }

    private Verdict containersReady() {
        String phase = status.path("phase").asText();
        if (phase.equals("Succeeded")) {
            return Verdict.because("PodCompleted", null);
        }
        if (phase.equals("Failed")) {
            return Verdict.because("PodFailed", null);
        }
        List<String> unready = new ArrayList<>();
        for (ContainerSpec container : pod.initContainers()) {
            if (container.isSidecar() && !statusOf(container).path("ready").asBoolean()) {
                unready.add(container.name());
            }
        }
        for (ContainerSpec container : pod.containers()) {
            if (!statusOf(container).path("ready").asBoolean()) {
                unready.add(container.name());
            }
        }
        return unready.isEmpty()
                ? Verdict.TRUE
                : Verdict.because("ContainersNotReady", "containers with unready status: " + list(unready));
    }

    private Verdict ready(Verdict containersReady) {
        if (!containersReady.holds()) {
            return containersReady;
        }
        List<String> unmet = new ArrayList<>();
        for (JsonNode gate : pod.spec().path("readinessGates")) {
            String type = gate.path("conditionType").asText();
            JsonNode condition = find(pod.status().path("conditions"), type);
            if (condition == null) {
                unmet.add("corresponding condition of pod readiness gate \"" + type + "\" does not exist.");
            } else if (!condition.path("status").asText().equals("True")) {
                unmet.add("the status of pod readiness gate \"" + type + "\" is not \"True\", but "
                        + condition.path("status").asText());
            }
        }
        return unmet.isEmpty() ? Verdict.TRUE : Verdict.because("ReadinessGatesNotReady", String.join(", ", unmet));
    }

    private Verdict initialized() {
        if (status.path("phase").asText().equals("Succeeded")) {
            return new Verdict(true, "PodCompleted", null);
        }
        List<String> incomplete = new ArrayList<>();
        for (ContainerSpec container : pod.initContainers()) {
            JsonNode c = statusOf(container);
            if (!c.path(container.isSidecar() ? "started" : "ready").asBoolean()) {
                incomplete.add(container.name());
            }
        }
        return incomplete.isEmpty() || wasInitialized()
                ? Verdict.TRUE
                : Verdict.because("ContainersNotInitialized", "containers with incomplete status: " + list(incomplete));
    }

    private boolean wasInitialized() {
        for (JsonNode c : status.path("containerStatuses")) {
            if (c.path("state").has("running") || c.path("state").has("terminated")) {
                return true;
            }
        }
        JsonNode before = find(old.path("conditions"), "Initialized");
        return before != null && before.path("status").asText().equals("True");
    }

    private JsonNode statusOf(ContainerSpec container) {
        Map<String, JsonNode> list = container.kind() == ContainerSpec.Kind.INIT ? initStatuses : statuses;
        return list.getOrDefault(container.name(), MissingNode.getInstance());
    }

    private ObjectNode condition(String type, Verdict verdict) {
        String value = verdict.holds() ? "True" : "False";
        JsonNode before = find(old.path("conditions"), type);
        boolean same = before != null && before.path("status").asText().equals(value);
        ObjectNode condition = JsonNodeFactory.instance.objectNode().put("type", type);
        condition.put("observedGeneration", pod.generation()).put("status", value);
        condition.putNull("lastProbeTime");
        condition.set("lastTransitionTime", same ? before.path("lastTransitionTime") : time());
        if (verdict.reason() != null) {
            condition.put("reason", verdict.reason());
        }
        if (verdict.message() != null) {
            condition.put("message", verdict.message());
        }
        return condition;
    }

    private JsonNode time() {
        return JsonNodeFactory.instance.textNode(KubeObject.time(now));
    }

    static JsonNode find(JsonNode conditions, String type) {
        for (JsonNode condition : conditions) {
            if (condition.path("type").asText().equals(type)) {
                return condition;
            }
        }
        return null;
    }

    /** As Go prints a list. */
    private static String list(List<String> names) {
        return "[" + String.join(" ", names) + "]";
    }
}
