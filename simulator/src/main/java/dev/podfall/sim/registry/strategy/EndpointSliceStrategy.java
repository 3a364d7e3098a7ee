package dev.podfall.sim.registry.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.registry.fields.Addresses;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.fields.Names;
import java.net.Inet4Address;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** EndpointSlices. Mirrors {@code pkg/apis/discovery/validation}. */
final class EndpointSliceStrategy extends Strategy {
    private static final int MOST_ENDPOINTS = 1000;
    private static final int MOST_ADDRESSES = 100;
    private static final int MOST_ZONES = 8;

    EndpointSliceStrategy(KindSpec kind) {
        super(kind);
    }

    @Override
    public void applyDefaults(ObjectNode slice) {
        for (JsonNode port : slice.path("ports")) {
            ObjectNode own = (ObjectNode) port;
            if (!own.has("name")) {
                own.put("name", "");
            }
            if (own.path("protocol").asText().isEmpty()) {
                own.put("protocol", "TCP");
            }
        }
        for (JsonNode endpoint : slice.path("endpoints")) {
            if (endpoint instanceof ObjectNode own && !own.has("conditions")) {
                own.putObject("conditions");
            }
        }
    }

    @Override
    protected boolean specChanged(ObjectNode slice, ObjectNode old) {
        return !slice.path("endpoints").equals(old.path("endpoints"))
                || !slice.path("ports").equals(old.path("ports"));
    }

    @Override
    public void validate(ObjectNode slice, Errors errors) {
        String type = slice.path("addressType").asText();
        if (type.isEmpty()) {
            errors.required("addressType", "");
        } else if (!Set.of("FQDN", "IPv4", "IPv6").contains(type)) {
            errors.notSupported("addressType", type, "FQDN", "IPv4", "IPv6");
        }
        JsonNode endpoints = slice.path("endpoints");
        if (endpoints.size() > MOST_ENDPOINTS) {
            errors.tooMany("endpoints", endpoints.size(), MOST_ENDPOINTS);
        } else {
            for (int i = 0; i < endpoints.size(); i++) {
                endpoint(endpoints.get(i), type, i, errors);
            }
        }
        ports(slice.path("ports"), errors);
    }

    private static void endpoint(JsonNode endpoint, String type, int index, Errors errors) {
        String path = "endpoints[" + index + "]";
        JsonNode addresses = endpoint.path("addresses");
        if (addresses.isEmpty()) {
            errors.required(path + ".addresses", "must contain at least 1 address");
        } else if (addresses.size() > MOST_ADDRESSES) {
            errors.tooMany(path + ".addresses", addresses.size(), MOST_ADDRESSES);
        }
        for (int i = 0; i < addresses.size(); i++) {
            address(addresses.get(i).asText(), type, path + ".addresses[" + i + "]", errors);
        }
        if (endpoint.path("nodeName").isTextual()) {
            String node = endpoint.path("nodeName").asText();
            errors.invalidAll(path + ".nodeName", node, Names.subdomain(node));
        }
        if (endpoint.path("hostname").isTextual()) {
            String host = endpoint.path("hostname").asText();
            errors.invalidAll(path + ".hostname", host, Names.label(host));
        }
        zones(endpoint.path("hints").path("forZones"), path + ".hints.forZones", errors);
    }

    private static void address(String address, String type, String path, Errors errors) {
        if (type.equals("FQDN")) {
            List<String> wrong = Names.subdomain(address);
            errors.invalidAll(path, address, wrong);
            if (wrong.isEmpty() && !address.contains(".")) {
                errors.invalid(path, address, "should be a domain with at least two segments separated by dots");
            }
        } else if (type.equals("IPv4") || type.equals("IPv6")) {
            List<String> wrong = Addresses.any(address);
            errors.invalidAll(path, address, wrong);
            if (wrong.isEmpty() && Addresses.parse(address).get() instanceof Inet4Address != type.equals("IPv4")) {
                errors.invalid(path.substring(0, path.lastIndexOf('[')), address, "must be an " + type + " address");
            }
            if (wrong.isEmpty()) {
                errors.invalidAll(path, address, Addresses.endpoint(address));
            }
        }
    }

    private static void zones(JsonNode zones, String path, Errors errors) {
        if (zones.size() > MOST_ZONES) {
            errors.tooMany(path, zones.size(), MOST_ZONES);
            return;
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < zones.size(); i++) {
            String name = zones.get(i).path("name").asText("");
            if (!seen.add(name)) {
                errors.duplicate(path + "[" + i + "].name", name);
            } else {
                errors.invalidAll(path + "[" + i + "].name", name, Names.labelValue(name));
            }
        }
    }

    private static void ports(JsonNode ports, Errors errors) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < ports.size(); i++) {
            JsonNode port = ports.get(i);
            String path = "ports[" + i + "]";
            String name = port.path("name").asText("");
            if (!name.isEmpty()) {
                errors.invalidAll(path + ".name", name, Names.label(name));
            }
            if (!seen.add(name)) {
                errors.duplicate(path + ".name", name);
            }
            String protocol = port.path("protocol").asText("");
            if (!Set.of("SCTP", "TCP", "UDP").contains(protocol)) {
                errors.notSupported(path + ".protocol", protocol, "SCTP", "TCP", "UDP");
            }
            if (port.path("appProtocol").isTextual()) {
                String app = port.path("appProtocol").asText();
                errors.invalidAll(path + ".appProtocol", app, Names.qualified(app));
            }
        }
    }

    @Override
    public void validateUpdate(ObjectNode slice, ObjectNode old, Errors errors) {
        super.validateUpdate(slice, old, errors);
        errors.immutable("addressType", slice.path("addressType"), old.path("addressType"));
    }
}
