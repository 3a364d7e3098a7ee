package dev.podfall.sim.kubelet.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.DeleteOptions;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.kubelet.host.Host;
import dev.podfall.sim.kubelet.pod.PodView;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The statuses last reported, and their way to the API. Mirrors {@code pkg/kubelet/status/status_manager.go}. */
public final class StatusManager {
    /** As often as upstream's status manager looks at all pods. */
    private static final Duration RETRY = Duration.ofSeconds(10);

    private final Host host;
    private final Map<String, ObjectNode> cached = new HashMap<>();
    private Predicate<String> mayRun = uid -> true;

    public StatusManager(Host host) {
        this.host = host;
    }

    /** @param newMayRun whether containers of the pod with that UID may still run: its phase is not final before they stopped */
    public void connect(Predicate<String> newMayRun) {
        mayRun = newMayRun;
    }

    /** The status set last, or null. */
    public JsonNode get(String uid) {
        return cached.get(uid);
    }

    /** The status set last, else the one that the API has. */
    JsonNode lastReported(PodView pod) {
        ObjectNode status = cached.get(pod.uid());
        return status != null ? status : pod.status();
    }

    /** Reports a status if it differs from the last one. */
    public void set(PodView pod, ObjectNode status) {
        ObjectNode before = cached.put(pod.uid(), status);
        if (!status.equals(before) || isFinalPhaseWithheld(pod, status)) {
            write(pod, status);
        }
    }

    private boolean isFinalPhaseWithheld(PodView pod, ObjectNode status) {
        return PodStatusGenerator.isFinal(status.path("phase").asText()) && !mayRun.test(pod.uid());
    }

    /** The sandbox stands: says so before containers start. Mirrors {@code OnPodSandboxReady}. */
    public void sandboxReady(PodView pod) {
        JsonNode last = lastReported(pod);
        if (last.isObject()) {
            ObjectNode status = last.deepCopy();
            ArrayNode fresh = new Conditions(pod, status, last, host.now()).all(true);
            JsonNode condition = Conditions.find(fresh, "PodReadyToStartContainers");
            ArrayNode conditions = JsonNodeFactory.instance.arrayNode();
            last.path("conditions").forEach(c -> {
                boolean same = c.path("type").asText().equals("PodReadyToStartContainers");
                conditions.add(same ? condition : c);
            });
            status.set("conditions", conditions);
            set(pod, status);
        }
    }

    /** A container's readiness changed: reported at once, with the conditions that follow. */
    public void setReadiness(PodView pod, String container, boolean ready) {
        ObjectNode last = cached.get(pod.uid());
        if (last == null) {
            return;
        }
        ObjectNode status = last.deepCopy();
        for (String list : new String[] {"containerStatuses", "initContainerStatuses"}) {
            JsonNode c = ContainerStatuses.find(status.path(list), container);
            if (c.isObject() && c.path("state").has("running")) {
                ((ObjectNode) c).put("ready", ready && c.path("started").asBoolean());
            }
        }
        JsonNode sandbox = Conditions.find(last.path("conditions"), "PodReadyToStartContainers");
        boolean standing = sandbox != null && sandbox.path("status").asText().equals("True");
        status.set("conditions", new Conditions(pod, status, last, host.now()).all(standing));
        set(pod, status);
    }

    /** The pod was stopped and cleaned up: its status is final, and a deleted pod goes. Mirrors {@code TerminatePod}. */
    public void terminate(PodView pod) {
        ObjectNode status = lastReported(pod).deepCopy();
        FinalStatus.complete(pod, status);
        set(pod, status);
        if (pod.isDeleted()) {
            delete(pod);
        }
    }

    /** Forgets a pod that is gone. */
    public void forget(String uid) {
        cached.remove(uid);
    }

    private void delete(PodView pod) {
        try {
            host.client().delete(Resources.PODS, pod.namespace(), pod.name(), DeleteOptions.NOW.withUid(pod.uid()));
        } catch (ApiException refused) {
            cached.remove(pod.uid());
            boolean goneOrAnother = refused.code() == 404 || refused.code() == 409;
            if (!goneOrAnother) { // a webhook may have said no, or could not be asked
                host.time().after(RETRY, "kubelet " + host.node() + ": delete " + pod.name(), () -> delete(pod));
            }
        }
    }

    private void write(PodView pod, ObjectNode status) {
        Optional<ObjectNode> fresh = host.client().find(Resources.PODS, pod.namespace(), pod.name());
        if (fresh.isEmpty() || !new PodView(fresh.get()).uid().equals(pod.uid())) {
            return;
        }
        JsonNode there = fresh.get().path("status");
        ObjectNode merged = merge(pod, status, there);
        if (!merged.equals(there)) {
            try {
                host.client().updateStatus(Resources.PODS, fresh.get(), merged);
            } catch (ApiException refused) {
                cached.remove(pod.uid());
            }
        }
    }

    /** Conditions of others stay; a final phase waits until nothing runs. Mirrors {@code mergePodStatus}. */
    private ObjectNode merge(PodView pod, ObjectNode status, JsonNode there) {
        ObjectNode merged = status.deepCopy();
        ArrayNode conditions = JsonNodeFactory.instance.arrayNode();
        for (JsonNode condition : there.path("conditions")) {
            if (!Conditions.isOwn(condition.path("type").asText())) {
                conditions.add(condition);
            }
        }
        status.path("conditions").forEach(conditions::add);
        if (!conditions.isEmpty()) {
            merged.set("conditions", conditions);
        }
        boolean ending = PodStatusGenerator.isFinal(status.path("phase").asText())
                && !PodStatusGenerator.isFinal(there.path("phase").asText());
        if (ending && mayRun.test(pod.uid())) {
            for (String field : new String[] {"phase", "reason", "message"}) {
                merged.remove(field);
                if (there.has(field)) {
                    merged.set(field, there.path(field));
                }
            }
        }
        return merged;
    }
}
