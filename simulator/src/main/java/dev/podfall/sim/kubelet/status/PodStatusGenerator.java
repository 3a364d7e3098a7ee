package dev.podfall.sim.kubelet.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.kubelet.container.PodSnapshot;
import dev.podfall.sim.kubelet.host.Host;
import dev.podfall.sim.kubelet.pod.PodView;
import dev.podfall.sim.kubelet.prober.ProbeManager;

/** Builds the status of a pod from what runs. Mirrors {@code Kubelet.generateAPIPodStatus}. */
public final class PodStatusGenerator {
    private final Host host;
    private final StatusManager statuses;
    private final ReasonCache reasons;
    private final ProbeManager probes;

    public PodStatusGenerator(Host host, StatusManager statuses, ReasonCache reasons, ProbeManager probes) {
        this.host = host;
        this.statuses = statuses;
        this.reasons = reasons;
        this.probes = probes;
    }

    /**
     * The status to report.
     *
     * @param seen sandbox and containers as the last relist saw them
     * @param terminal whether the pod was stopped
     */
    public ObjectNode generate(PodView pod, PodSnapshot seen, boolean terminal) {
        JsonNode old = statuses.lastReported(pod);
        ContainerStatuses lists = new ContainerStatuses(pod, seen, reasons);
        ObjectNode status = JsonNodeFactory.instance.objectNode();
        status.put("observedGeneration", pod.generation());
        status.set("containerStatuses", lists.of(pod.containers(), old.path("containerStatuses")));
        if (!pod.initContainers().isEmpty()) {
            status.set("initContainerStatuses", lists.of(pod.initContainers(), old.path("initContainerStatuses")));
        }
        if (!pod.ephemeralContainers().isEmpty()) {
            JsonNode before = old.path("ephemeralContainerStatuses");
            status.set("ephemeralContainerStatuses", lists.of(pod.ephemeralContainers(), before));
        }
        probes.update(pod, status);
        phase(pod, seen, terminal, status, old);
        status.set("conditions", new Conditions(pod, status, old, host.now()).all(seen.hasReadySandbox()));
        addresses(pod, seen, status, old);
        resources(pod, status);
        return status;
    }

    /** The status of a pod that the node does not take: it has no containers, and no condition is true of it. */
    public ObjectNode refused(PodView pod, String reason, String message) {
        ObjectNode status = JsonNodeFactory.instance.objectNode();
        status.put("observedGeneration", pod.generation());
        status.put("phase", "Failed").put("reason", reason).put("message", message);
        status.put("startTime", KubeObject.time(host.now()));
        return status.put("qosClass", PodResources.qosClass(pod));
    }

    private static void phase(PodView pod, PodSnapshot seen, boolean terminal, ObjectNode status, JsonNode old) {
        boolean initialised =
                pod.containers().stream().anyMatch(c -> seen.find(c.name()).isPresent());
        String phase = PodPhase.of(pod, status, terminal, initialised);
        String before = old.path("phase").asText();
        if (isFinal(before)) {
            phase = before;
        }
        status.put("phase", phase);
        if (phase.equals(before)) {
            keep(old, status, "reason");
            keep(old, status, "message");
        }
    }

    static boolean isFinal(String phase) {
        return phase.equals("Succeeded") || phase.equals("Failed");
    }

    private static void keep(JsonNode old, ObjectNode status, String field) {
        if (!old.path(field).asText().isEmpty()) {
            status.put(field, old.path(field).asText());
        }
    }

    private void addresses(PodView pod, PodSnapshot seen, ObjectNode status, JsonNode old) {
        status.put("hostIP", host.ip()).putArray("hostIPs").addObject().put("ip", host.ip());
        String ip = pod.isHostNetwork() ? host.ip() : seen.ip();
        if (!ip.isEmpty()) {
            status.put("podIP", ip).putArray("podIPs").addObject().put("ip", ip);
        }
        status.put("startTime", old.path("startTime").asText(KubeObject.time(host.now())));
    }

    private static void resources(PodView pod, ObjectNode status) {
        status.put("qosClass", PodResources.qosClass(pod));
        status.set("resources", PodResources.of(pod));
        ObjectNode requests = PodResources.requests(pod);
        if (requests != null) {
            status.set("allocatedResources", requests);
        }
    }
}
