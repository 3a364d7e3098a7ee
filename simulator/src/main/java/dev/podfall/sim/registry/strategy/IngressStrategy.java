package dev.podfall.sim.registry.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.registry.fields.Addresses;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.fields.Names;
import java.util.List;
import java.util.Set;

/** Ingresses. Mirrors {@code pkg/apis/networking/validation}. */
final class IngressStrategy extends Strategy {
    private static final Set<String> PATH_TYPES = Set.of("Exact", "ImplementationSpecific", "Prefix");
    private static final List<String> SEQUENCES = List.of("//", "/./", "/../", "%2f", "%2F");
    private static final List<String> ENDS = List.of("/..", "/.");
    private static final String CLASS = "kubernetes.io/ingress.class";

    IngressStrategy(KindSpec kind) {
        super(kind);
    }

    @Override
    public void prepareForCreate(ObjectNode ingress) {
        super.prepareForCreate(ingress);
        WorkloadStrategy.objectAt(ingress, "spec");
        ingress.withObject("/status").putObject("loadBalancer");
    }

    @Override
    public void validate(ObjectNode ingress, Errors errors) {
        validate(ingress, true, errors);
    }

    @Override
    public void validateUpdate(ObjectNode ingress, ObjectNode old, Errors errors) {
        validate(ingress, false, errors);
    }

    private static void validate(ObjectNode ingress, boolean isNew, Errors errors) {
        JsonNode spec = ingress.path("spec");
        if (spec.path("rules").isEmpty() && !spec.has("defaultBackend")) {
            errors.invalid("spec", NullNode.instance, "either `defaultBackend` or `rules` must be specified");
        }
        if (spec.has("defaultBackend")) {
            backend(spec.path("defaultBackend"), "spec.defaultBackend", errors);
        }
        for (int i = 0; i < spec.path("rules").size(); i++) {
            rule(spec.path("rules").get(i), i, errors);
        }
        for (int i = 0; i < spec.path("tls").size(); i++) {
            tls(spec.path("tls").get(i), "spec.tls[" + i + "]", errors);
        }
        if (spec.path("ingressClassName").isTextual()) {
            String name = spec.path("ingressClassName").asText();
            errors.invalidAll("spec.ingressClassName", name, Names.subdomain(name));
        }
        JsonNode annotation = ingress.path("metadata").path("annotations").path(CLASS);
        JsonNode named = spec.path("ingressClassName");
        if (isNew && annotation.isTextual() && named.isTextual() && !annotation.equals(named)) {
            errors.invalid(
                    "annotations." + CLASS,
                    annotation.asText(),
                    "must match `ingressClassName` when both are specified");
        }
    }

    private static void tls(JsonNode tls, String at, Errors errors) {
        for (int i = 0; i < tls.path("hosts").size(); i++) {
            host(tls.path("hosts").get(i).asText(), at + ".hosts[" + i + "]", errors);
        }
        String secret = tls.path("secretName").asText("");
        if (!secret.isEmpty()) {
            errors.invalidAll(at + ".secretName", secret, Names.subdomain(secret));
        }
    }

    private static void host(String host, String at, Errors errors) {
        errors.invalidAll(at, host, host.contains("*") ? Names.wildcard(host) : Names.subdomain(host));
    }

    private static void rule(JsonNode rule, int index, Errors errors) {
        String host = rule.path("host").asText("");
        String at = "spec.rules[" + index + "]";
        if (!host.isEmpty()) {
            if (Addresses.parse(host).isPresent()) {
                errors.invalid(at + ".host", host, "must be a DNS name, not an IP address");
            }
            host(host, at + ".host", errors);
        }
        if (rule.has("http")) {
            JsonNode paths = rule.path("http").path("paths");
            if (paths.isEmpty()) {
                errors.required(at + ".http.paths", "");
            }
            for (int i = 0; i < paths.size(); i++) {
                path(paths.get(i), at + ".http.paths[" + i + "]", errors);
            }
        }
    }

    private static void path(JsonNode path, String at, Errors errors) {
        String type = path.path("pathType").asText();
        String value = path.path("path").asText();
        if (!path.has("pathType")) {
            errors.required(at + ".pathType", "pathType must be specified");
            return;
        }
        if (!PATH_TYPES.contains(type)) {
            errors.notSupported(at + ".pathType", type, "Exact", "ImplementationSpecific", "Prefix");
        } else if (!value.startsWith("/") && !(type.equals("ImplementationSpecific") && value.isEmpty())) {
            errors.invalid(at + ".path", value, "must be an absolute path");
        }
        if (type.equals("Exact") || type.equals("Prefix")) {
            SEQUENCES.stream()
                    .filter(value::contains)
                    .forEach(s -> errors.invalid(at + ".path", value, "must not contain '" + s + "'"));
            ENDS.stream()
                    .filter(value::endsWith)
                    .forEach(s -> errors.invalid(at + ".path", value, "cannot end with '" + s + "'"));
        }
        backend(path.path("backend"), at + ".backend", errors);
    }

    private static void backend(JsonNode backend, String at, Errors errors) {
        boolean service = backend.has("service");
        boolean resource = backend.has("resource");
        if (service && resource) {
            errors.invalid(at, "", "cannot set both resource and service backends");
        } else if (resource) {
            resource(backend.path("resource"), at + ".resource", errors);
        } else if (service) {
            service(backend.path("service"), at, errors);
        } else {
            errors.invalid(at, "", "resource or service backend is required");
        }
    }

    private static void service(JsonNode service, String backend, Errors errors) {
        String at = backend + ".service";
        String name = service.path("name").asText("");
        if (name.isEmpty()) {
            errors.required(at + ".name", "");
        } else {
            errors.invalidAll(at + ".name", name, Names.label(name));
        }
        String portName = service.path("port").path("name").asText("");
        long number = service.path("port").path("number").asLong();
        if (!portName.isEmpty() && number != 0) {
            errors.invalid(backend, "", "cannot set both port name & port number");
        } else if (!portName.isEmpty()) {
            errors.invalidAll(at + ".port.name", portName, Names.portName(portName));
        } else if (number != 0) {
            errors.invalidAll(at + ".port.number", number, Names.port(number));
        } else {
            errors.required(backend, "port name or number is required");
        }
    }

    private static void resource(JsonNode resource, String at, Errors errors) {
        String group = resource.path("apiGroup").asText("");
        if (!group.isEmpty()) {
            errors.invalidAll(at + ".apiGroup", group, Names.subdomain(group));
        }
        for (String field : List.of("kind", "name")) {
            String value = resource.path(field).asText("");
            if (value.isEmpty()) {
                errors.required(at + "." + field, "");
            } else {
                errors.invalidAll(at + "." + field, value, Names.pathSegment(value));
            }
        }
    }
}
