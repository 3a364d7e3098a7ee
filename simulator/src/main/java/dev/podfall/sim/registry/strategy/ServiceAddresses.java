package dev.podfall.sim.registry.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.FieldError;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.clock.Dice;
import dev.podfall.sim.registry.fields.Addresses;
import dev.podfall.sim.registry.fields.Subnet;
import java.net.InetAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Gives Services their addresses and node ports. Mirrors {@code pkg/registry/core/service/ipallocator}, {@code portallocator}. */
final class ServiceAddresses {
    static final String HEALTH_CHECK_PORT = "healthCheckNodePort";

    private static final long BASE = parse("10.96.0.0");
    private static final int SIZE = 1 << 16;
    /** Below it addresses are left to those who ask for one. */
    private static final int FIRST_GIVEN = 257;

    private static final int LOWEST_PORT = 30000;
    private static final int PORTS = 2768;

    private final Peers peers;
    private final Dice dice;

    ServiceAddresses(Peers peers, Dice dice) {
        this.peers = peers;
        this.dice = dice;
    }

    /**
     * Fills in what is missing and checks what was asked for.
     *
     * @param old the service before, or null
     */
    void allocate(ObjectNode service, ObjectNode old) {
        ObjectNode spec = (ObjectNode) service.get("spec");
        if (!isExternalName(spec) && !sameAddress(spec, old)) {
            allocateAddress(service, spec);
        }
        boolean asksForHealth = needsHealthCheckPort(spec) && (old == null || !needsHealthCheckPort(old.path("spec")));
        if (needsNodePorts(spec) || asksForHealth) {
            Set<Integer> taken = takenPorts(old);
            if (needsNodePorts(spec)) {
                allocatePorts(service, spec, taken);
            }
            if (asksForHealth) {
                allocateHealthCheckPort(spec, taken);
            }
        }
    }

    private static boolean sameAddress(JsonNode spec, JsonNode old) {
        String ip = spec.path("clusterIP").asText();
        return old != null
                && !ip.isEmpty()
                && ip.equals(old.path("spec").path("clusterIP").asText());
    }

    private void allocateAddress(ObjectNode service, ObjectNode spec) {
        String asked = spec.path("clusterIP").asText();
        boolean unfit = asked.isEmpty() && !spec.path("clusterIPs").isEmpty(); // validation says so
        if (asked.equals("None") || unfit) {
            return;
        }
        Set<String> taken = new HashSet<>();
        peers.all(Resources.SERVICES)
                .forEach(s -> taken.add(s.path("spec").path("clusterIP").asText()));
        peers.all(Resources.IPADDRESSES)
                .forEach(a -> taken.add(a.path("metadata").path("name").asText()));
        if (!asked.isEmpty()) {
            checkAddress(service, asked, taken);
            return;
        }
        String given = freeAddress(taken).orElseThrow(() -> full("serviceIP for Service \"" + name(service) + "\""));
        spec.put("clusterIP", given);
        spec.putArray("clusterIPs").add(given);
    }

    private Optional<String> freeAddress(Set<String> taken) {
        IntPredicate isFree = i -> !taken.contains(text(BASE + i));
        OptionalInt free = free(FIRST_GIVEN, SIZE - FIRST_GIVEN - 1, isFree);
        if (free.isEmpty()) {
            free = free(1, FIRST_GIVEN - 1, isFree);
        }
        return free.isPresent() ? Optional.of(text(BASE + free.getAsInt())) : Optional.empty();
    }

    /** One of so many numbers from the first on, by chance; the next that is free where it is not. */
    private OptionalInt free(int first, int size, IntPredicate isFree) {
        int start = dice.below(size);
        return IntStream.range(0, size)
                .map(i -> first + (start + i) % size)
                .filter(isFree)
                .findFirst();
    }

    private static ApiException full(String what) {
        String why = "failed to allocate a " + what + ": range is full";
        return new ApiException(500, "InternalError", "Internal error occurred: " + why, null);
    }

    private static String name(ObjectNode service) {
        return service.path("metadata").path("name").asText();
    }

    private void checkAddress(ObjectNode service, String asked, Set<String> taken) {
        long ip = parse(asked);
        String shown = service.path("spec").path("clusterIPs").toString();
        if (ip >= 0 && (ip < BASE || ip >= BASE + SIZE) && !isInAnotherRange(asked)) {
            throw refuse(
                    service,
                    "spec.clusterIPs",
                    shown,
                    "failed to allocate IP " + asked + ": the provided network does not match the current range");
        }
        if (taken.contains(asked)) {
            throw refuse(
                    service,
                    "spec.clusterIPs",
                    shown,
                    "failed to allocate IP " + asked + ": provided IP is already allocated");
        }
    }

    /** Whether a ServiceCIDR that somebody added has it. */
    private boolean isInAnotherRange(String address) {
        Optional<InetAddress> parsed = Addresses.parse(address);
        for (ObjectNode range : peers.all(Resources.SERVICECIDRS)) {
            KubeObject object = new KubeObject(range);
            boolean usable = object.is("Ready") && !object.isTerminating();
            for (JsonNode cidr : object.spec().path("cidrs")) {
                Optional<Subnet> subnet = Subnet.parse(cidr.asText());
                if (usable && subnet.isPresent() && subnet.get().contains(parsed.orElseThrow())) {
                    return true;
                }
            }
        }
        return false;
    }

    private Set<Integer> takenPorts(JsonNode old) {
        Set<Integer> taken = new HashSet<>();
        for (ObjectNode other : peers.all(Resources.SERVICES)) {
            boolean self = old != null
                    && other.path("metadata")
                            .path("uid")
                            .equals(old.path("metadata").path("uid"));
            if (!self) {
                JsonNode spec = other.path("spec");
                spec.path("ports").forEach(p -> taken.add(p.path("nodePort").asInt()));
                taken.add(spec.path(HEALTH_CHECK_PORT).asInt());
            }
        }
        return taken;
    }

    private void allocatePorts(ObjectNode service, ObjectNode spec, Set<Integer> taken) {
        JsonNode ports = spec.path("ports");
        for (int i = 0; i < ports.size(); i++) {
            int asked = ports.get(i).path("nodePort").asInt();
            if (asked == 0) {
                asked = freePort(taken);
                ((ObjectNode) ports.get(i)).put("nodePort", asked);
            } else {
                checkPort(service, "spec.ports[" + i + "].nodePort", asked, taken);
            }
            taken.add(asked);
        }
    }

    /** Where balancers outside ask a node whether it has pods of the Service. */
    private void allocateHealthCheckPort(ObjectNode spec, Set<Integer> taken) {
        int asked = spec.path(HEALTH_CHECK_PORT).asInt();
        if (asked == 0) {
            spec.put(HEALTH_CHECK_PORT, freePort(taken));
        } else {
            refusal(asked, taken).ifPresent(why -> {
                String what = "failed to allocate requested HealthCheck NodePort " + asked + ": " + why;
                throw new ApiException(500, "InternalError", "Internal error occurred: " + what, null);
            });
        }
    }

    private int freePort(Set<Integer> taken) {
        return free(LOWEST_PORT, PORTS, port -> !taken.contains(port)).orElseThrow(() -> full("nodePort"));
    }

    private static void checkPort(ObjectNode service, String field, int asked, Set<Integer> taken) {
        refusal(asked, taken).ifPresent(why -> {
            throw refuse(service, field, "" + asked, why);
        });
    }

    private static Optional<String> refusal(int asked, Set<Integer> taken) {
        if (asked < LOWEST_PORT || asked >= LOWEST_PORT + PORTS) {
            return Optional.of("provided port is not in the valid range. The range of valid ports is 30000-32767");
        }
        return taken.contains(asked) ? Optional.of("provided port is already allocated") : Optional.empty();
    }

    private static ApiException refuse(ObjectNode service, String field, String shown, String why) {
        return ApiException.invalid(Resources.SERVICES, name(service), List.of(FieldError.invalid(field, shown, why)));
    }

    static boolean isExternalName(JsonNode spec) {
        return spec.path("type").asText().equals("ExternalName");
    }

    static boolean needsNodePorts(JsonNode spec) {
        String type = spec.path("type").asText();
        return type.equals("NodePort")
                || type.equals("LoadBalancer")
                        && spec.path("allocateLoadBalancerNodePorts").asBoolean(true);
    }

    static boolean needsHealthCheckPort(JsonNode spec) {
        return spec.path("type").asText().equals("LoadBalancer")
                && spec.path("externalTrafficPolicy").asText().equals("Local");
    }

    /** An IPv4 address as a number, or −1. */
    static long parse(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return -1;
        }
        long ip = 0;
        for (String part : parts) {
            if (!part.matches("0|[1-9][0-9]{0,2}") || Integer.parseInt(part) > 255) {
                return -1;
            }
            ip = ip << 8 | Integer.parseInt(part);
        }
        return ip;
    }

    private static String text(long ip) {
        return (ip >> 24 & 255) + "." + (ip >> 16 & 255) + "." + (ip >> 8 & 255) + "." + (ip & 255);
    }
}
