package dev.podfall.sim.registry.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.fields.Labels;
import dev.podfall.sim.registry.fields.Names;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is wrong with a Service's spec. Mirrors {@code validateService}. */
final class ServiceValidation {
    private static final String ADDRESSES = "spec.clusterIPs";
    private static final Set<String> TYPES = Set.of("ClusterIP", "ExternalName", "LoadBalancer", "NodePort");

    private ServiceValidation() {}

    static void validate(JsonNode spec, Errors errors) {
        String type = spec.path("type").asText();
        boolean headless = spec.path("clusterIP").asText().equals("None");
        JsonNode ports = spec.path("ports");
        if (ports.isEmpty() && !headless && !type.equals("ExternalName")) {
            errors.required("spec.ports", "");
        }
        if (headless && (type.equals("LoadBalancer") || type.equals("NodePort"))) {
            errors.invalid("spec.clusterIPs[0]", "None", "may not be set to 'None' for " + type + " services");
        }
        if (type.equals("ExternalName")) {
            validateExternalName(spec, errors);
        }
        validatePorts(ports, errors);
        Labels.validate(spec.path("selector"), "spec.selector", errors);
        String affinity = spec.path("sessionAffinity").asText();
        if (!affinity.equals("None") && !affinity.equals("ClientIP")) {
            errors.notSupported("spec.sessionAffinity", affinity, "ClientIP", "None");
        }
        if (!type.equals("ExternalName")) {
            validateAddress(spec, errors);
        }
        if (!TYPES.contains(type)) {
            errors.notSupported("spec.type", type, TYPES.stream().sorted().toArray(String[]::new));
        }
        for (int i = 0; type.equals("ClusterIP") && i < ports.size(); i++) {
            if (ports.get(i).path("nodePort").asInt() != 0) {
                errors.forbidden("spec.ports[" + i + "].nodePort", "may not be used when `type` is 'ClusterIP'");
            }
        }
        validateDuplicates(ports, errors);
        ServiceTraffic.validate(spec, errors);
    }

    private static void validateExternalName(JsonNode spec, Errors errors) {
        for (String field : List.of("clusterIPs", "ipFamilies", "ipFamilyPolicy")) {
            if (spec.hasNonNull(field)) {
                errors.forbidden("spec." + field, "may not be set for ExternalName services");
            }
        }
        String name = spec.path("externalName").asText();
        if (name.isEmpty()) {
            errors.required("spec.externalName", "");
        } else {
            String bare = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
            errors.invalidAll("spec.externalName", bare, Names.subdomain(bare));
        }
    }

    private static void validatePorts(JsonNode ports, Errors errors) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < ports.size(); i++) {
            JsonNode port = ports.get(i);
            String path = "spec.ports[" + i + "]";
            String name = port.path("name").asText();
            if (name.isEmpty() && ports.size() > 1) {
                errors.required(path + ".name", "");
            } else if (!name.isEmpty()) {
                errors.invalidAll(path + ".name", name, Names.label(name));
                if (!names.add(name)) {
                    errors.duplicate(path + ".name", name);
                }
            }
            errors.invalidAll(
                    path + ".port",
                    port.path("port"),
                    Names.port(port.path("port").asLong()));
            String protocol = port.path("protocol").asText();
            if (!Set.of("SCTP", "TCP", "UDP").contains(protocol)) {
                errors.notSupported(path + ".protocol", protocol, "SCTP", "TCP", "UDP");
            }
            JsonNode target = port.path("targetPort");
            if (target.isTextual()) {
                errors.invalidAll(path + ".targetPort", target.asText(), Names.portName(target.asText()));
            } else {
                errors.invalidAll(path + ".targetPort", target, Names.port(target.asLong()));
            }
            if (port.hasNonNull("appProtocol")) {
                String application = port.path("appProtocol").asText();
                errors.invalidAll(path + ".appProtocol", application, Names.qualified(application));
            }
        }
    }

    private static void validateDuplicates(JsonNode ports, Errors errors) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < ports.size(); i++) {
            String protocol = ports.get(i).path("protocol").asText();
            int port = ports.get(i).path("port").asInt();
            if (!seen.add(protocol + port)) {
                String shown = "{\"Name\":\"\",\"Protocol\":\"" + protocol + "\",\"AppProtocol\":null,\"Port\":" + port
                        + ",\"TargetPort\":0,\"NodePort\":0}";
                errors.duplicate("spec.ports[" + i + "]", new StringBuilder(shown));
            }
        }
    }

    private static void validateAddress(JsonNode spec, Errors errors) {
        JsonNode addresses = spec.path("clusterIPs");
        String first = spec.path("clusterIP").asText();
        if (first.isEmpty() && !addresses.isEmpty()) {
            errors.invalid(ADDRESSES, addresses, "must be empty when `clusterIP` is not specified");
        } else if (!first.isEmpty() && !addresses.path(0).asText().equals(first)) {
            errors.invalid(ADDRESSES, addresses, "first value must match `clusterIP`");
        }
        boolean readable = true;
        for (int i = 0; i < addresses.size(); i++) {
            String ip = addresses.get(i).asText();
            if (!ip.isEmpty() && !ip.equals("None") && ServiceAddresses.parse(ip) < 0) {
                errors.invalid(
                        "spec.clusterIPs[" + i + "]",
                        ip,
                        "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)");
                readable = false;
            }
        }
        if (addresses.size() > 2) {
            errors.invalid(ADDRESSES, addresses, "may only hold up to 2 values");
        }
        if (readable && addresses.size() > 1) {
            errors.invalid(ADDRESSES, addresses, "may specify no more than one IP for each IP family");
        }
    }
}
