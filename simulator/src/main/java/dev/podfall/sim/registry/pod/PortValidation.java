package dev.podfall.sim.registry.pod;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.fields.Names;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Ports of containers, and of their node. Mirrors {@code validateContainerPorts} and {@code AccumulateUniqueHostPorts}. */
final class PortValidation {
    private PortValidation() {}

    static void validate(JsonNode ports, String path, Errors errors) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < ports.size(); i++) {
            JsonNode port = ports.get(i);
            String at = path + "[" + i + "]";
            validateName(port.path("name").asText(), names, at, errors);
            JsonNode number = port.path("containerPort");
            if (number.asLong() == 0) {
                errors.required(at + ".containerPort", "");
            } else {
                errors.invalidAll(at + ".containerPort", number, Names.port(number.asLong()));
            }
            JsonNode host = port.path("hostPort");
            if (host.asLong() != 0) {
                errors.invalidAll(at + ".hostPort", host, Names.port(host.asLong()));
            }
            PodValidation.choice(port, "protocol", at, errors, "SCTP", "TCP", "UDP");
        }
    }

    private static void validateName(String name, Set<String> names, String path, Errors errors) {
        if (name.isEmpty()) {
            return;
        }
        List<String> wrong = Names.portName(name);
        errors.invalidAll(path + ".name", name, wrong);
        if (wrong.isEmpty() && !names.add(name)) {
            errors.duplicate(path + ".name", name);
        }
    }

    /** No two of these containers take the same port of the node. @param path of the list */
    static void validateUnique(JsonNode containers, String path, Errors errors) {
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < containers.size(); i++) {
            JsonNode ports = containers.get(i).path("ports");
            for (int j = 0; j < ports.size(); j++) {
                JsonNode port = ports.get(j);
                String key = port.path("protocol").asText() + "/"
                        + port.path("hostIP").asText() + "/"
                        + port.path("hostPort").asLong();
                if (port.path("hostPort").asLong() != 0 && !taken.add(key)) {
                    errors.duplicate(path + "[" + i + "].ports[" + j + "].hostPort", key);
                }
            }
        }
    }

    /** The same of one container alone, which upstream calls the first. @param path of its list */
    static void validateAlone(JsonNode container, String path, Errors errors) {
        validateUnique(JsonNodeFactory.instance.arrayNode().add(container), path, errors);
    }

    /** On the node's network a port is the node's. */
    static void matchHost(PodScope scope) {
        JsonNode containers =
                scope.hostNetwork() ? scope.spec().path("containers") : JsonNodeFactory.instance.nullNode();
        for (int i = 0; i < containers.size(); i++) {
            JsonNode ports = containers.get(i).path("ports");
            for (int j = 0; j < ports.size(); j++) {
                long host = ports.get(j).path("hostPort").asLong();
                boolean told = scope.isPod() || host != 0;
                if (told && host != ports.get(j).path("containerPort").asLong()) {
                    scope.errors()
                            .invalid(
                                    scope.path() + ".containers[" + i + "].ports[" + j + "].hostPort",
                                    host,
                                    "must match `containerPort` when `hostNetwork` is true");
                }
            }
        }
    }
}
