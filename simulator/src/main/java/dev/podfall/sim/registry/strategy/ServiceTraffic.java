package dev.podfall.sim.registry.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.registry.fields.Addresses;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.fields.Names;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** How traffic comes to a Service and is spread. Mirrors the later part of {@code ValidateService}. */
final class ServiceTraffic {
    private static final int DAY = 86_400;
    private static final String NO_NETWORK = "must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)";
    private static final String ONLY_BALANCED = "may only be used when `type` is 'LoadBalancer'";

    private ServiceTraffic() {}

    static void validate(JsonNode spec, Errors errors) {
        JsonNode seconds = spec.path("sessionAffinityConfig").path("clientIP").path("timeoutSeconds");
        if (seconds.isNumber() && (seconds.asLong() <= 0 || seconds.asLong() > DAY)) {
            errors.invalid(
                    "spec.sessionAffinityConfig.clientIP.timeoutSeconds",
                    seconds,
                    "must be greater than 0 and less than 86400");
        }
        families(spec, errors);
        externalAddresses(spec.path("externalIPs"), errors);
        balancer(spec, errors);
        policies(spec, errors);
    }

    private static void families(JsonNode spec, Errors errors) {
        JsonNode families = spec.path("ipFamilies");
        // Whoever writes the endpoints says of which family they are.
        boolean free = spec.path("clusterIP").asText().equals("None")
                && spec.path("selector").isEmpty();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < families.size(); i++) {
            String family = families.get(i).asText();
            if (!seen.add(family)) {
                errors.duplicate("spec.ipFamilies[" + i + "]", family);
            }
            if (!Set.of("IPv4", "IPv6").contains(family)) {
                errors.notSupported("spec.ipFamilies[" + i + "]", family, "IPv4", "IPv6");
            } else if (!free && family.equals("IPv6")) {
                errors.invalid("spec.ipFamilies[" + i + "]", family, "not configured on this cluster");
            }
        }
        String policy = spec.path("ipFamilyPolicy").asText("SingleStack");
        if (!Set.of("PreferDualStack", "RequireDualStack", "SingleStack").contains(policy)) {
            errors.notSupported("spec.ipFamilyPolicy", policy, "PreferDualStack", "RequireDualStack", "SingleStack");
        } else if (!free && policy.equals("RequireDualStack")) {
            errors.invalid("spec.ipFamilyPolicy", policy, "this cluster is not configured for dual-stack services");
        }
    }

    private static void externalAddresses(JsonNode addresses, Errors errors) {
        for (int i = 0; i < addresses.size(); i++) {
            String address = addresses.get(i).asText();
            List<String> unreadable = Addresses.any(address);
            errors.invalidAll(
                    "spec.externalIPs[" + i + "]",
                    address,
                    unreadable.isEmpty() ? Addresses.endpoint(address) : unreadable);
        }
    }

    private static void balancer(JsonNode spec, Errors errors) {
        boolean balanced = spec.path("type").asText().equals("LoadBalancer");
        JsonNode ranges = spec.path("loadBalancerSourceRanges");
        for (int i = 0; balanced && i < ranges.size(); i++) {
            String range = ranges.get(i).asText().strip();
            if (!range.matches("[0-9a-fA-F:.]+/\\d{1,3}")) {
                errors.invalid("spec.LoadBalancerSourceRanges[" + i + "]", range, NO_NETWORK);
            }
        }
        if (!balanced && !ranges.isEmpty()) {
            errors.forbidden("spec.LoadBalancerSourceRanges", ONLY_BALANCED);
        }
        if (!balanced && spec.hasNonNull("allocateLoadBalancerNodePorts")) {
            errors.forbidden("spec.allocateLoadBalancerNodePorts", ONLY_BALANCED);
        }
        if (spec.hasNonNull("loadBalancerClass")) {
            String name = spec.path("loadBalancerClass").asText();
            if (balanced) {
                errors.invalidAll("spec.loadBalancerClass", name, Names.qualified(name));
            } else {
                errors.forbidden("spec.loadBalancerClass", ONLY_BALANCED);
            }
        }
    }

    private static void policies(JsonNode spec, Errors errors) {
        String type = spec.path("type").asText();
        boolean outside = List.of("NodePort", "LoadBalancer").contains(type)
                || !spec.path("externalIPs").isEmpty();
        String external = spec.path("externalTrafficPolicy").asText("");
        if (!external.isEmpty() && !outside) {
            errors.invalid(
                    "spec.externalTrafficPolicy", external, "may only be set for externally-accessible services");
        } else if (!external.isEmpty() && !Set.of("Cluster", "Local").contains(external)) {
            errors.notSupported("spec.externalTrafficPolicy", external, "Cluster", "Local");
        }
        JsonNode port = spec.path("healthCheckNodePort");
        if (port.asInt() != 0 && !(type.equals("LoadBalancer") && external.equals("Local"))) {
            errors.invalid(
                    "spec.healthCheckNodePort",
                    port,
                    "may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'");
        }
        String internal = spec.path("internalTrafficPolicy").asText("Cluster");
        if (!Set.of("Cluster", "Local").contains(internal)) {
            errors.notSupported("spec.internalTrafficPolicy", internal, "Cluster", "Local");
        }
        String spread = spec.path("trafficDistribution").asText("PreferClose");
        if (!Set.of("PreferClose", "PreferSameZone", "PreferSameNode").contains(spread)) {
            errors.notSupported("spec.trafficDistribution", spread, "PreferClose", "PreferSameZone", "PreferSameNode");
        }
    }
}
