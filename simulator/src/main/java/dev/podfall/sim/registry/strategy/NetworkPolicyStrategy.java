package dev.podfall.sim.registry.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.fields.Labels;
import dev.podfall.sim.registry.fields.Names;
import dev.podfall.sim.registry.fields.Subnet;
import java.util.List;
import java.util.Optional;

/** NetworkPolicies. Mirrors {@code pkg/apis/networking}. */
final class NetworkPolicyStrategy extends Strategy {
    NetworkPolicyStrategy(KindSpec kind) {
        super(kind);
    }

    @Override
    public void applyDefaults(ObjectNode policy) {
        ObjectNode spec = WorkloadStrategy.objectAt(policy, "spec");
        WorkloadStrategy.objectAt(spec, "podSelector");
        if (spec.path("policyTypes").isEmpty()) {
            ArrayNode types = spec.putArray("policyTypes").add("Ingress");
            if (!spec.path("egress").isEmpty()) {
                types.add("Egress");
            }
        }
        for (String direction : List.of("ingress", "egress")) {
            for (JsonNode rule : spec.path(direction)) {
                for (JsonNode port : rule.path("ports")) {
                    if (port instanceof ObjectNode own) {
                        WorkloadStrategy.putIfAbsent(own, "protocol", "TCP");
                    }
                }
            }
        }
    }

    @Override
    public void validate(ObjectNode policy, Errors errors) {
        JsonNode spec = policy.path("spec");
        Labels.validateSelector(spec.path("podSelector"), "spec.podSelector", errors);
        validateRules(spec.path("ingress"), "spec.ingress", "from", errors);
        validateRules(spec.path("egress"), "spec.egress", "to", errors);
        JsonNode types = spec.path("policyTypes");
        if (types.size() > 2) {
            errors.invalid("spec.policyTypes", types, "may not specify more than two policyTypes");
            return;
        }
        for (int i = 0; i < types.size(); i++) {
            if (!List.of("Ingress", "Egress").contains(types.get(i).asText())) {
                errors.notSupported("spec.policyTypes[" + i + "]", types.get(i), "Ingress", "Egress");
            }
        }
    }

    private static void validateRules(JsonNode rules, String path, String peers, Errors errors) {
        for (int i = 0; i < rules.size(); i++) {
            JsonNode ports = rules.get(i).path("ports");
            for (int j = 0; j < ports.size(); j++) {
                validatePort(ports.get(j), path + "[" + i + "].ports[" + j + "]", errors);
            }
            JsonNode others = rules.get(i).path(peers);
            for (int j = 0; j < others.size(); j++) {
                validatePeer(others.get(j), path + "[" + i + "]." + peers + "[" + j + "]", errors);
            }
        }
    }

    private static void validatePort(JsonNode port, String path, Errors errors) {
        String protocol = port.path("protocol").asText("TCP");
        if (!List.of("TCP", "UDP", "SCTP").contains(protocol)) {
            errors.notSupported(path + ".protocol", protocol, "TCP", "UDP", "SCTP");
        }
        JsonNode number = port.path("port");
        JsonNode end = port.path("endPort");
        if (number.isNumber()) {
            errors.invalidAll(path + ".port", number, Names.port(number.asLong()));
            if (end.isNumber()) {
                if (end.asLong() < number.asLong()) {
                    errors.invalid(path + ".endPort", number, "must be greater than or equal to `port`");
                }
                errors.invalidAll(path + ".endPort", end, Names.port(end.asLong()));
            }
        } else if (number.isTextual()) {
            if (end.isNumber()) {
                errors.invalid(path + ".endPort", end, "may not be specified when `port` is non-numeric");
            }
            errors.invalidAll(path + ".port", number, Names.portName(number.asText()));
        } else if (end.isNumber()) {
            errors.invalid(path + ".endPort", end, "may not be specified when `port` is not specified");
        }
    }

    private static void validatePeer(JsonNode peer, String path, Errors errors) {
        int kinds = 0;
        for (String selector : List.of("podSelector", "namespaceSelector")) {
            if (peer.path(selector).isObject()) {
                kinds++;
                Labels.validateSelector(peer.path(selector), path + "." + selector, errors);
            }
        }
        JsonNode block = peer.path("ipBlock");
        if (block.isObject()) {
            kinds++;
            validateBlock(block, path + ".ipBlock", errors);
        }
        if (kinds == 0) {
            errors.required(path, "must specify a peer");
        } else if (kinds > 1 && block.isObject()) {
            errors.forbidden(path, "may not specify both ipBlock and another peer");
        }
    }

    private static void validateBlock(JsonNode block, String path, Errors errors) {
        String cidr = block.path("cidr").asText();
        if (cidr.isEmpty()) {
            errors.required(path + ".cidr", "");
            return;
        }
        Optional<Subnet> whole = subnet(cidr, path + ".cidr", errors);
        JsonNode excepted = block.path("except");
        for (int i = 0; i < excepted.size() && whole.isPresent(); i++) {
            String text = excepted.get(i).asText();
            String at = path + ".except[" + i + "]";
            subnet(text, at, errors)
                    .filter(part -> !whole.get().isStrictlyAround(part))
                    .ifPresent(part -> errors.invalid(at, text, "must be a strict subset of `cidr`"));
        }
    }

    private static Optional<Subnet> subnet(String text, String path, Errors errors) {
        Optional<Subnet> subnet = Subnet.parse(text);
        if (subnet.isEmpty()) {
            errors.invalid(path, text, "must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)");
        } else if (Subnet.hasLeadingZeros(text)) {
            errors.invalid(path, text, "must not have leading 0s in IP or prefix length");
        } else if (!subnet.get().isFirst()) {
            errors.invalid(path, text, "must not have bits set beyond the prefix length");
        }
        return subnet;
    }
}
