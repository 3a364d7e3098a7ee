package dev.podfall.sim.net.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.clock.Dice;
import dev.podfall.sim.loop.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Turns a Service's address into an endpoint's. Mirrors {@code pkg/proxy/iptables}: a random ready endpoint, or the same
 * one per client with session affinity; a REJECT where there is none; nothing at all for a port the Service lacks, nor where its
 * {@code internalTrafficPolicy} is {@code Local} and no endpoint is on the client's node.
 */
final class ServiceProxy {
    private static final Duration AFFINITY = Duration.ofHours(3);

    private final Mirror services;
    private final Mirror slices;
    private final Mirror nodes;
    private final Homes homes;
    private final Dice dice;
    private final Timeline timeline;
    private final Map<String, Sticky> affinity = new HashMap<>();

    ServiceProxy(Mirror services, Mirror slices, Mirror nodes, Homes homes, Dice dice, Timeline timeline) {
        this.services = services;
        this.slices = slices;
        this.nodes = nodes;
        this.homes = homes;
        this.dice = dice;
        this.timeline = timeline;
    }

    /** The Service that has that address. */
    java.util.Optional<KubeObject> at(String ip) {
        return services.all().stream()
                .filter(s -> ip.equals(s.spec().path("clusterIP").asText()) || external(s, ip))
                .findFirst();
    }

    /** Where a packet to {@code ip:port} goes. */
    Target target(String ip, int port, String clientIp) {
        KubeObject service = at(ip).orElse(null);
        if (service != null) {
            return portOf(service, "port", port)
                    .map(p -> choose(service, p, clientIp, isLocal(service, ip)))
                    .orElse(Target.DROPPED);
        }
        return isNode(ip) ? nodePort(ip, port, clientIp) : new Target(Kind.DIRECT, ip, port);
    }

    /**
     * The ready endpoints of a Service's port, given by name or number; empty when there is no such port. Whoever asks for them sends
     * nothing to those that terminate, as ingress-nginx does, though {@link #target} does where there are no others.
     */
    java.util.Optional<List<String>> endpoints(String namespace, String name, JsonNode wanted) {
        KubeObject service = services.get(namespace, name).orElse(null);
        if (service == null) {
            return java.util.Optional.empty();
        }
        for (JsonNode port : service.spec().path("ports")) {
            boolean byName = wanted.hasNonNull("name")
                    && wanted.path("name").asText().equals(port.path("name").asText());
            boolean byNumber = wanted.hasNonNull("number")
                    && wanted.path("number").asInt() == port.path("port").asInt();
            if (byName || byNumber) {
                return java.util.Optional.of(
                        endpoints(service, port.path("name").asText(""), ServiceProxy::isReady).stream()
                                .map(t -> t.ip() + ":" + t.port())
                                .toList());
            }
        }
        return java.util.Optional.empty();
    }

    private Target nodePort(String ip, int port, String clientIp) {
        for (KubeObject service : services.all()) {
            java.util.Optional<JsonNode> match = portOf(service, "nodePort", port);
            if (match.isPresent()) {
                return choose(service, match.get(), clientIp, false);
            }
        }
        return new Target(Kind.DIRECT, ip, port);
    }

    private static boolean external(KubeObject service, String ip) {
        for (JsonNode address : service.spec().path("externalIPs")) {
            if (address.asText().equals(ip)) {
                return true;
            }
        }
        for (JsonNode ingress : service.status().path("loadBalancer").path("ingress")) {
            if (ingress.path("ip").asText().equals(ip)) {
                return true;
            }
        }
        return false;
    }

    private boolean isNode(String ip) {
        for (KubeObject node : nodes.all()) {
            for (JsonNode address : node.status().path("addresses")) {
                if (address.path("address").asText().equals(ip)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static java.util.Optional<JsonNode> portOf(KubeObject service, String field, int number) {
        for (JsonNode port : service.spec().path("ports")) {
            boolean tcp = port.path("protocol").asText("TCP").equals("TCP");
            if (tcp && number != 0 && port.path(field).asInt() == number) {
                return java.util.Optional.of(port);
            }
        }
        return java.util.Optional.empty();
    }

    /** Of what comes from outside, {@code externalTrafficPolicy} decides. */
    private static boolean isLocal(KubeObject service, String ip) {
        return service.spec().path("internalTrafficPolicy").asText().equals("Local") && !external(service, ip);
    }

    private Target choose(KubeObject service, JsonNode port, String clientIp, boolean local) {
        List<Target> ready = endpoints(service, port.path("name").asText(""), endpoint -> true);
        if (ready.isEmpty()) {
            return Target.REFUSED;
        }
        if (local) {
            String node = homes.of(clientIp);
            ready = endpoints(
                    service,
                    port.path("name").asText(""),
                    endpoint -> endpoint.path("nodeName").asText().equals(node));
            if (ready.isEmpty()) {
                return Target.DROPPED;
            }
        }
        if (!service.spec().path("sessionAffinity").asText().equals("ClientIP")) {
            return ready.get(dice.below(ready.size()));
        }
        String key = service.uid() + " " + port.path("port").asInt() + " " + clientIp;
        Sticky sticky = affinity.get(key);
        boolean holds = sticky != null && sticky.until.isAfter(timeline.now()) && ready.contains(sticky.target);
        Target target = holds ? sticky.target : ready.get(dice.below(ready.size()));
        long seconds = service.spec()
                .path("sessionAffinityConfig")
                .path("clientIP")
                .path("timeoutSeconds")
                .asLong(AFFINITY.toSeconds());
        affinity.put(key, new Sticky(target, timeline.now().plusSeconds(seconds)));
        return target;
    }

    /** Ready endpoints; when there are none, those that terminate but still serve. */
    private List<Target> endpoints(KubeObject service, String portName, Predicate<JsonNode> wanted) {
        List<Target> ready = new ArrayList<>();
        List<Target> terminating = new ArrayList<>();
        for (KubeObject slice : slices.in(service.namespace())) {
            if (!service.name().equals(slice.labels().get("kubernetes.io/service-name"))) {
                continue;
            }
            for (JsonNode port : slice.json().path("ports")) {
                if (port.path("name").asText("").equals(portName)) {
                    collect(
                            slice.json().path("endpoints"),
                            wanted,
                            port.path("port").asInt(),
                            ready,
                            terminating);
                }
            }
        }
        return ready.isEmpty() ? terminating : ready;
    }

    private static void collect(
            JsonNode endpoints, Predicate<JsonNode> wanted, int port, List<Target> ready, List<Target> terminating) {
        for (JsonNode endpoint : endpoints) {
            if (!wanted.test(endpoint)) {
                continue;
            }
            Target target =
                    new Target(Kind.DIRECT, endpoint.path("addresses").path(0).asText(), port);
            JsonNode conditions = endpoint.path("conditions");
            if (isReady(endpoint)) {
                if (!ready.contains(target)) {
                    ready.add(target);
                }
            } else if (conditions.path("serving").asBoolean()
                    && conditions.path("terminating").asBoolean()) {
                terminating.add(target);
            }
        }
    }

    private static boolean isReady(JsonNode endpoint) {
        return endpoint.path("conditions").path("ready").asBoolean(true);
    }

    /** What becomes of a packet. */
    enum Kind {
        DIRECT,
        REFUSED,
        DROPPED
    }

    /** An endpoint's address, or a refusal. */
    record Target(Kind kind, String ip, int port) {
        static final Target REFUSED = new Target(Kind.REFUSED, "", 0);
        static final Target DROPPED = new Target(Kind.DROPPED, "", 0);
    }

    private record Sticky(Target target, Instant until) {}
}
