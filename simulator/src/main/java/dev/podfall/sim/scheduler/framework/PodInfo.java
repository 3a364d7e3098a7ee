package dev.podfall.sim.scheduler.framework;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.Amounts;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.PodDemand;
import java.time.Instant;
import java.util.List;

/** A pod and what scheduling derives from it, once. Mirrors {@code pkg/scheduler/framework.PodInfo}. */
public final class PodInfo {
    private final KubeObject object;
    private final Amounts requests;
    private final Amounts scoringRequests;
    private final List<PodDemand.HostPort> hostPorts;
    private final boolean hasAffinity;
    private final boolean hasRequiredAntiAffinity;

    public PodInfo(ObjectNode pod) {
        this.object = new KubeObject(pod);
        this.requests = PodDemand.requests(object.spec());
        this.scoringRequests = PodDemand.scoringRequests(object.spec());
        this.hostPorts = PodDemand.hostPorts(object.spec());
        JsonNode affinity = object.spec().path("affinity");
        this.hasAffinity = affinity.path("podAffinity").isObject()
                || affinity.path("podAntiAffinity").isObject();
        this.hasRequiredAntiAffinity = !affinity.path("podAntiAffinity")
                .path("requiredDuringSchedulingIgnoredDuringExecution")
                .isEmpty();
    }

    public KubeObject object() {
        return object;
    }

    public String name() {
        return object.name();
    }

    public String namespace() {
        return object.namespace();
    }

    public String uid() {
        return object.uid();
    }

    public JsonNode spec() {
        return object.spec();
    }

    public JsonNode labels() {
        return object.metadata().path("labels");
    }

    /** Empty before it is scheduled. */
    public String nodeName() {
        return spec().path("nodeName").asText();
    }

    /** Where room is made for it, or empty. */
    public String nominatedNode() {
        return object.status().path("nominatedNodeName").asText();
    }

    /** Whether one of its volumes is that claim. */
    public boolean uses(JsonNode claim) {
        JsonNode metadata = claim.path("metadata");
        if (!metadata.path("namespace").asText().equals(namespace())) {
            return false;
        }
        for (JsonNode volume : spec().path("volumes")) {
            if (claimName(volume).equals(metadata.path("name").asText())) {
                return true;
            }
        }
        return false;
    }

    /** The claim of one of its volumes, or empty. */
    public String claimName(JsonNode volume) {
        return volume.has("ephemeral")
                ? name() + "-" + volume.path("name").asText()
                : volume.path("persistentVolumeClaim").path("claimName").asText();
    }

    public int priority() {
        return spec().path("priority").asInt();
    }

    public boolean isDeleting() {
        return object.isTerminating();
    }

    public boolean isFinished() {
        String phase = object.status().path("phase").asText();
        return phase.equals("Succeeded") || phase.equals("Failed");
    }

    /** When it began to run on its node; before that, when it was created. */
    public Instant started() {
        JsonNode start = object.status().path("startTime");
        return start.isTextual() ? Instant.parse(start.asText()) : object.created();
    }

    /** Whether it wants to be near other pods, or far from them. */
    public boolean hasAffinity() {
        return hasAffinity;
    }

    /** Whether it keeps other pods away. */
    public boolean hasRequiredAntiAffinity() {
        return hasRequiredAntiAffinity;
    }

    /** What it asks for. */
    public Amounts requests() {
        return requests;
    }

    /** What it asks for, where containers that ask for nothing count as small ones. */
    public Amounts scoringRequests() {
        return scoringRequests;
    }

    public List<PodDemand.HostPort> hostPorts() {
        return hostPorts;
    }
}
