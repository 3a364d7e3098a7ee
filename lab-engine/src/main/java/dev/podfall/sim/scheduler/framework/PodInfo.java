package dev.podfall.sim.scheduler.framework;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.KubeObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A pod and what scheduling derives from it, once. Mirrors {@code pkg/scheduler/framework.PodInfo}. */
public final class PodInfo {
    private static final long DEFAULT_MILLI_CPU = 100;
    private static final long DEFAULT_MEMORY = 200L * 1024 * 1024;

    private final KubeObject object;
    private final Amounts requests;
    private final Amounts scoringRequests;
    private final List<HostPort> hostPorts;

    public PodInfo(ObjectNode pod) {
        this.object = new KubeObject(pod);
        this.requests = requests(object.spec(), false);
        this.scoringRequests = requests(object.spec(), true);
        this.hostPorts = hostPorts(object.spec());
    }

    /** A port that a container takes on its node. */
    public record HostPort(String ip, String protocol, int port) {
        /** Whether two containers cannot both have it. */
        public boolean conflicts(HostPort other) {
            return port == other.port
                    && protocol.equals(other.protocol)
                    && (ip.equals(other.ip) || ip.equals("0.0.0.0") || other.ip.equals("0.0.0.0"));
        }
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

    /** What it asks for. */
    public Amounts requests() {
        return requests;
    }

    /** What it asks for, where containers that ask for nothing count as small ones. */
    public Amounts scoringRequests() {
        return scoringRequests;
    }

    public List<HostPort> hostPorts() {
        return hostPorts;
    }

    /** Containers side by side, or the hungriest init container beside the sidecars started before it. */
    private static Amounts requests(JsonNode spec, boolean withDefaults) {
        Amounts together = new Amounts();
        spec.path("containers").forEach(c -> together.add(requestsOf(c, withDefaults), 1));
        Amounts sidecars = new Amounts();
        Amounts hungriest = new Amounts();
        for (JsonNode init : spec.path("initContainers")) {
            Amounts own = requestsOf(init, withDefaults);
            if (init.path("restartPolicy").asText().equals("Always")) {
                sidecars.add(own, 1);
                hungriest.atLeast(sidecars);
            } else {
                own.add(sidecars, 1);
                hungriest.atLeast(own);
            }
        }
        together.add(sidecars, 1);
        together.atLeast(hungriest);
        together.override(Amounts.of(spec.path("resources").path("requests")));
        together.add(Amounts.of(spec.path("overhead")), 1);
        return together;
    }

    private static Amounts requestsOf(JsonNode container, boolean withDefaults) {
        JsonNode resources = container.path("resources");
        Amounts own = Amounts.of(resources.path("limits"));
        own.override(Amounts.of(resources.path("requests")));
        if (withDefaults) {
            own.putIfAbsent("cpu", DEFAULT_MILLI_CPU);
            own.putIfAbsent("memory", DEFAULT_MEMORY);
        }
        return own;
    }

    private static List<HostPort> hostPorts(JsonNode spec) {
        List<HostPort> ports = new ArrayList<>();
        for (JsonNode container : spec.path("containers")) {
            for (JsonNode port : container.path("ports")) {
                int number = port.path("hostPort").asInt();
                if (number > 0) {
                    String ip = port.path("hostIP").asText("0.0.0.0");
                    String protocol = port.path("protocol").asText("TCP");
                    ports.add(new HostPort(ip.isEmpty() ? "0.0.0.0" : ip, protocol, number));
                }
            }
        }
        return ports;
    }
}
