package dev.podfall.sim.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What a pod takes of its node: the scheduler counts it before it binds the pod, the kubelet before it lets the pod in.
 * Mirrors {@code k8s.io/component-helpers/resource} and {@code nodeports.GetHostPorts}.
 */
public final class PodDemand {
    private static final long DEFAULT_MILLI_CPU = 100;
    private static final long DEFAULT_MEMORY = 200L * 1024 * 1024;

    private PodDemand() {}

    /** A port that a container takes on its node. */
    public record HostPort(String ip, String protocol, int port) {
        /** Whether two containers cannot both have it. */
        public boolean conflicts(HostPort other) {
            return port == other.port
                    && protocol.equals(other.protocol)
                    && (ip.equals(other.ip) || ip.equals("0.0.0.0") || other.ip.equals("0.0.0.0"));
        }
    }

    /** What the pod's spec asks for: the room that is kept for it. */
    public static Amounts requests(JsonNode podSpec) {
        return requests(podSpec, false);
    }

    /** The same, where containers that ask for nothing count as small ones. */
    public static Amounts scoringRequests(JsonNode podSpec) {
        return requests(podSpec, true);
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

    /** The ports of the node that the pod's spec wants. */
    public static List<HostPort> hostPorts(JsonNode podSpec) {
        List<HostPort> ports = new ArrayList<>();
        for (JsonNode container : podSpec.path("containers")) {
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
