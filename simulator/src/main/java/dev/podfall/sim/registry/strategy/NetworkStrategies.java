package dev.podfall.sim.registry.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.fields.Names;
import java.util.Set;

/** Endpoints, EndpointSlices, Ingresses. Mirrors {@code pkg/apis/networking}, {@code pkg/apis/discovery}. */
final class NetworkStrategies {
    private NetworkStrategies() {}

    /** Endpoints. */
    static final class Endpoints extends Strategy {
        Endpoints(KindSpec kind) {
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
    }

    /** EndpointSlices. */
    static final class Slices extends Strategy {
        Slices(KindSpec kind) {
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
        }

        @Override
        public void validateUpdate(ObjectNode slice, ObjectNode old, Errors errors) {
            super.validateUpdate(slice, old, errors);
            errors.immutable("addressType", slice.path("addressType"), old.path("addressType"));
        }
    }

    /** Ingresses. */
    static final class Ingress extends Strategy {
        private static final Set<String> PATH_TYPES = Set.of("Exact", "ImplementationSpecific", "Prefix");

        Ingress(KindSpec kind) {
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
            JsonNode spec = ingress.path("spec");
            if (spec.path("rules").isEmpty() && !spec.has("defaultBackend")) {
                errors.invalid("spec", NullNode.instance, "either `defaultBackend` or `rules` must be specified");
            }
            if (spec.has("defaultBackend")) {
                backend(spec.path("defaultBackend"), "spec.defaultBackend", errors);
            }
            for (int i = 0; i < spec.path("rules").size(); i++) {
                rule(spec.path("rules").get(i), "spec.rules[" + i + "]", errors);
            }
        }

        private static void rule(JsonNode rule, String at, Errors errors) {
            String host = rule.path("host").asText();
            String bare = host.startsWith("*.") ? host.substring(2) : host;
            if (!host.isEmpty()) {
                errors.invalidAll(at + ".host", host, Names.subdomain(bare));
            }
            JsonNode paths = rule.path("http").path("paths");
            for (int i = 0; i < paths.size(); i++) {
                path(paths.get(i), at + ".http.paths[" + i + "]", errors);
            }
        }

        private static void path(JsonNode path, String at, Errors errors) {
            String type = path.path("pathType").asText();
            String value = path.path("path").asText();
            if (type.isEmpty()) {
                errors.required(at + ".pathType", "pathType must be specified");
                return;
            }
            if (!PATH_TYPES.contains(type)) {
                errors.notSupported(
                        at + ".pathType", type, PATH_TYPES.stream().sorted().toArray(String[]::new));
            } else if (!value.startsWith("/") && !(type.equals("ImplementationSpecific") && value.isEmpty())) {
                errors.invalid(at + ".path", value, "must be an absolute path");
            }
            backend(path.path("backend"), at + ".backend", errors);
        }

        private static void backend(JsonNode backend, String at, Errors errors) {
            JsonNode service = backend.path("service");
            if (!backend.has("service") && !backend.has("resource")) {
                errors.invalid(at, "", "resource or service backend is required");
            } else if (service.isObject()) {
                String name = service.path("name").asText();
                if (name.isEmpty()) {
                    errors.required(at + ".service.name", "");
                } else {
                    errors.invalidAll(at + ".service.name", name, Names.label(name));
                }
                JsonNode port = service.path("port");
                if (!port.has("number") && !port.has("name")) {
                    errors.required(at + ".service.port", "port name or number is required");
                }
            }
        }
    }
}
