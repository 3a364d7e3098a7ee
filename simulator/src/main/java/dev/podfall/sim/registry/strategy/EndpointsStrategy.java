package dev.podfall.sim.registry.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.registry.fields.Addresses;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.fields.Names;
import java.util.Set;

/** Endpoints. Mirrors {@code ValidateEndpoints} of {@code pkg/apis/core/validation}. */
final class EndpointsStrategy extends Strategy {
    private static final Set<String> PROTOCOLS = Set.of("SCTP", "TCP", "UDP");

    EndpointsStrategy(KindSpec kind) {
        super(kind);
    }

    @Override
    public void applyDefaults(ObjectNode endpoints) {
        for (JsonNode subset : endpoints.path("subsets")) {
            for (JsonNode port : subset.path("ports")) {
                if (port.path("protocol").asText().isEmpty()) {
                    ((ObjectNode) port).put("protocol", "TCP");
                }
            }
        }
    }

    @Override
    public boolean createsOnUpdate() {
        return true;
    }

    @Override
    public void validate(ObjectNode endpoints, Errors errors) {
        JsonNode subsets = endpoints.path("subsets");
        for (int i = 0; i < subsets.size(); i++) {
            subset(subsets.get(i), "subsets[" + i + "]", errors);
        }
    }

    private static void subset(JsonNode subset, String path, Errors errors) {
        JsonNode ready = subset.path("addresses");
        JsonNode notReady = subset.path("notReadyAddresses");
        if (ready.isEmpty() && notReady.isEmpty()) {
            errors.required(path, "must specify `addresses` or `notReadyAddresses`");
        }
        for (int i = 0; i < ready.size(); i++) {
            address(ready.get(i), path + ".addresses[" + i + "]", errors);
        }
        for (int i = 0; i < notReady.size(); i++) {
            address(notReady.get(i), path + ".notReadyAddresses[" + i + "]", errors);
        }
        JsonNode ports = subset.path("ports");
        for (int i = 0; i < ports.size(); i++) {
            port(ports.get(i), ports.size() > 1, path + ".ports[" + i + "]", errors);
        }
    }

    private static void address(JsonNode address, String path, Errors errors) {
        String ip = address.path("ip").asText("");
        errors.invalidAll(path + ".ip", ip, Addresses.any(ip));
        String host = address.path("hostname").asText("");
        if (!host.isEmpty()) {
            errors.invalidAll(path + ".hostname", host, Names.label(host));
        }
        if (address.path("nodeName").isTextual()) {
            String node = address.path("nodeName").asText();
            errors.invalidAll(path + ".nodeName", node, Names.subdomain(node));
        }
        errors.invalidAll(path + ".ip", ip, Addresses.endpoint(ip));
    }

    private static void port(JsonNode port, boolean named, String path, Errors errors) {
        String name = port.path("name").asText("");
        if (named && name.isEmpty()) {
            errors.required(path + ".name", "");
        } else if (!name.isEmpty()) {
            errors.invalidAll(path + ".name", name, Names.label(name));
        }
        long number = port.path("port").asLong();
        errors.invalidAll(path + ".port", number, Names.port(number));
        String protocol = port.path("protocol").asText("");
        if (protocol.isEmpty()) {
            errors.required(path + ".protocol", "");
        } else if (!PROTOCOLS.contains(protocol)) {
            errors.notSupported(path + ".protocol", protocol, "SCTP", "TCP", "UDP");
        }
        if (port.path("appProtocol").isTextual()) {
            String app = port.path("appProtocol").asText();
            errors.invalidAll(path + ".appProtocol", app, Names.qualified(app));
        }
    }
}
