package dev.podfall.sim.kubelet.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.kubelet.container.ContainerInstance;
import dev.podfall.sim.kubelet.container.PodSnapshot;
import dev.podfall.sim.kubelet.pod.ContainerSpec;
import dev.podfall.sim.kubelet.pod.PodView;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One list of container statuses. Mirrors {@code convertToAPIContainerStatuses}. */
final class ContainerStatuses {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final PodView pod;
    private final PodSnapshot seen;
    private final ReasonCache reasons;

    ContainerStatuses(PodView pod, PodSnapshot seen, ReasonCache reasons) {
        this.pod = pod;
        this.seen = seen;
        this.reasons = reasons;
    }

    /** @param old the list as it was reported last */
    ArrayNode of(List<ContainerSpec> containers, JsonNode old) {
        Stream<ContainerSpec> ordered = containers.stream();
        if (!containers.isEmpty() && containers.get(0).kind() != ContainerSpec.Kind.INIT) {
            ordered = ordered.sorted(Comparator.comparing(ContainerSpec::name));
        }
        ArrayNode list = JSON.arrayNode();
        Map<String, JsonNode> before = byName(old);
        Map<String, List<ContainerInstance>> instances =
                seen.instances().stream().collect(Collectors.groupingBy(ContainerInstance::name));
        ordered.forEach(c -> {
            List<ContainerInstance> lives = instances.getOrDefault(c.name(), List.of());
            list.add(status(c, lives, before.getOrDefault(c.name(), JSON.missingNode())));
        });
        return list;
    }

    static JsonNode find(JsonNode list, String container) {
        for (JsonNode status : list) {
            if (status.path("name").asText().equals(container)) {
                return status;
            }
        }
        return JSON.missingNode();
    }

    /** A list of statuses by their containers' names. */
    static Map<String, JsonNode> byName(JsonNode list) {
        Map<String, JsonNode> statuses = new HashMap<>();
        list.forEach(status -> statuses.putIfAbsent(status.path("name").asText(), status));
        return statuses;
    }

    private ObjectNode status(ContainerSpec container, List<ContainerInstance> lives, JsonNode old) {
        ObjectNode status = lives.isEmpty() ? withoutInstance(container, old) : of(container, lives, old);
        return overlay(container, status);
    }

    private ObjectNode withoutInstance(ContainerSpec container, JsonNode old) {
        if (old.path("state").has("terminated")) {
            return old.deepCopy();
        }
        ObjectNode status = JSON.objectNode().put("name", container.name()).put("image", container.image());
        status.put("imageID", "").put("restartCount", old.path("restartCount").asInt());
        status.put("ready", false).put("started", false);
        status.set("lastState", old.has("lastState") ? old.path("lastState").deepCopy() : JSON.objectNode());
        String reason = pod.initContainers().isEmpty() ? "ContainerCreating" : "PodInitializing";
        status.putObject("state").putObject("waiting").put("reason", reason);
        if (old.path("state").has("running")) {
            lost(status);
        }
        return withMounts(container, status);
    }

    /** It was reported running and there is no trace of it. */
    private void lost(ObjectNode status) {
        String text = "The container could not be located when the pod was deleted.  The container used to be Running";
        ((ObjectNode) status.path("lastState")).set("terminated", unknown(text));
        if (!pod.isDeleted()) {
            status.put("restartCount", status.path("restartCount").asInt() + 1);
        }
    }

    static ObjectNode unknown(String text) {
        ObjectNode terminated = JSON.objectNode().put("exitCode", 137).put("reason", "ContainerStatusUnknown");
        return terminated.put("message", text).putNull("startedAt").putNull("finishedAt");
    }

    private ObjectNode of(ContainerSpec container, List<ContainerInstance> lives, JsonNode old) {
        ContainerInstance newest = lives.get(0);
        ObjectNode status = JSON.objectNode().put("name", container.name()).put("image", newest.image());
        status.put("imageID", newest.imageRef()).put("containerID", newest.uri());
        status.put(
                "restartCount",
                Math.max(newest.restartCount(), old.path("restartCount").asInt()));
        status.put("ready", false).put("started", false);
        status.set("state", state(newest));
        status.set("lastState", lives.size() > 1 ? state(lives.get(1)) : lastState(newest, old));
        withMounts(container, status);
        JsonNode requests = container.resources().path("requests");
        if (!requests.isEmpty()) {
            status.set("allocatedResources", requests.deepCopy());
        }
        status.set(
                "resources",
                container.resources().isObject() ? container.resources().deepCopy() : JSON.objectNode());
        ObjectNode user = status.putObject("user").putObject("linux");
        user.put("uid", newest.user()).put("gid", newest.group());
        newest.groups().forEach(user.putArray("supplementalGroups")::add);
        return status;
    }

    private static JsonNode lastState(ContainerInstance newest, JsonNode old) {
        boolean another = !old.path("containerID").asText().equals(newest.uri());
        if (another && old.path("state").has("terminated")) {
            return old.path("state").deepCopy();
        }
        return old.path("lastState").has("terminated") ? old.path("lastState").deepCopy() : JSON.objectNode();
    }

    private static ObjectNode state(ContainerInstance instance) {
        ObjectNode state = JSON.objectNode();
        switch (instance.state()) {
            case CREATED -> state.putObject("waiting");
            case RUNNING -> state.putObject("running").put("startedAt", KubeObject.time(instance.started()));
            case EXITED -> {
                ObjectNode end = state.putObject("terminated").put("containerID", instance.uri());
                end.put("exitCode", instance.exitCode()).put("reason", instance.reason());
                if (!instance.message().isEmpty()) {
                    end.put("message", instance.message());
                }
                end.put("startedAt", KubeObject.time(instance.started()));
                end.put("finishedAt", KubeObject.time(instance.finished()));
            }
        }
        return state;
    }

    private static ObjectNode withMounts(ContainerSpec container, ObjectNode status) {
        if (container.json().path("volumeMounts").isEmpty()) {
            return status;
        }
        ArrayNode mounts = status.putArray("volumeMounts");
        for (JsonNode mount : container.json().path("volumeMounts")) {
            ObjectNode shown = mounts.addObject();
            shown.put("name", mount.path("name").asText());
            shown.put("mountPath", mount.path("mountPath").asText());
            if (mount.path("readOnly").asBoolean()) {
                shown.put("readOnly", true);
                String mode = mount.path("recursiveReadOnly").asText("Disabled");
                shown.put("recursiveReadOnly", mode.equals("Disabled") ? "Disabled" : "Enabled");
            }
        }
        return status;
    }

    /** A container that is to start and did not the last time shows why. */
    private ObjectNode overlay(ContainerSpec container, ObjectNode status) {
        Optional<ContainerInstance> newest = seen.find(container.name());
        boolean initialised = container.kind() == ContainerSpec.Kind.INIT
                && newest.map(i -> i.hasExited() && i.exitCode() == 0).orElse(false);
        if (initialised || !isToStart(container, newest)) {
            return status;
        }
        reasons.get(pod.uid(), container.name()).ifPresent(failure -> {
            if (status.path("state").has("terminated")) {
                status.set("lastState", status.path("state"));
            }
            ObjectNode waiting = status.putObject("state").putObject("waiting");
            waiting.put("reason", failure.reason());
            if (failure.message() != null && !failure.message().isEmpty()) {
                waiting.put("message", failure.message());
            }
        });
        return status;
    }

    private boolean isToStart(ContainerSpec container, Optional<ContainerInstance> newest) {
        return Restarts.isDue(pod, container, newest);
    }
}
