package dev.podfall.sim.registry.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.registry.fields.Errors;
import java.util.Set;

/** Services. Mirrors {@code pkg/registry/core/service}. */
final class ServiceStrategy extends Strategy {
    private final ServiceAddresses addresses;

    ServiceStrategy(KindSpec kind, ServiceAddresses addresses) {
        super(kind);
        this.addresses = addresses;
    }

    @Override
    public void applyDefaults(ObjectNode service) {
        ObjectNode spec = WorkloadStrategy.objectAt(service, "spec");
        put(spec, "sessionAffinity", "None");
        if (spec.path("sessionAffinity").asText().equals("None")) {
            spec.remove("sessionAffinityConfig");
        } else if (spec.path("sessionAffinity").asText().equals("ClientIP") && !spec.has("sessionAffinityConfig")) {
            spec.putObject("sessionAffinityConfig").putObject("clientIP").put("timeoutSeconds", 10800);
        }
        put(spec, "type", "ClusterIP");
        for (JsonNode port : spec.path("ports")) {
            if (port instanceof ObjectNode own) {
                put(own, "protocol", "TCP");
                if (!own.has("targetPort")
                        || own.path("targetPort").asText().isEmpty()
                        || own.path("targetPort").isNumber()
                                && own.path("targetPort").asInt() == 0) {
                    own.put("targetPort", own.path("port").asInt());
                }
            }
        }
        String type = spec.path("type").asText();
        if (Set.of("NodePort", "LoadBalancer").contains(type)) {
            put(spec, "externalTrafficPolicy", "Cluster");
        }
        if (Set.of("NodePort", "LoadBalancer", "ClusterIP").contains(type)) {
            put(spec, "internalTrafficPolicy", "Cluster");
        }
        if (type.equals("LoadBalancer") && !spec.has("allocateLoadBalancerNodePorts")) {
            spec.put("allocateLoadBalancerNodePorts", true);
        }
    }

    @Override
    public void prepareForCreate(ObjectNode service) {
        service.putObject("status").putObject("loadBalancer");
        normalize((ObjectNode) service.get("spec"), null);
    }

    @Override
    public void beginCreate(ObjectNode service) {
        ObjectNode spec = (ObjectNode) service.get("spec");
        addFamilies(spec);
        addresses.allocate(service, null);
    }

    @Override
    public void prepareForUpdate(ObjectNode service, ObjectNode old) {
        super.prepareForUpdate(service, old);
        ObjectNode spec = (ObjectNode) service.get("spec");
        ObjectNode before = (ObjectNode) old.get("spec");
        keepAllocated(spec, before);
        normalize(spec, before);
        addFamilies(spec);
        if (ServiceAddresses.isExternalName(spec)) {
            spec.remove(java.util.List.of(
                    "clusterIP", "clusterIPs", "ipFamilies", "ipFamilyPolicy", "internalTrafficPolicy"));
        }
        addresses.allocate(service, old);
    }

    /** What the server gave stays when the client leaves it out. */
    private static void keepAllocated(ObjectNode spec, ObjectNode before) {
        if (!ServiceAddresses.isExternalName(spec) && !ServiceAddresses.isExternalName(before)) {
            for (String field : new String[] {"clusterIP", "clusterIPs", "ipFamilies", "ipFamilyPolicy"}) {
                boolean left = spec.path(field).isTextual()
                        && spec.path(field).asText().isEmpty();
                if (!spec.has(field) || left) {
                    copyField(spec, before, field);
                }
            }
        }
        if (ServiceAddresses.needsNodePorts(spec)) {
            for (JsonNode port : spec.path("ports")) {
                for (JsonNode was : before.path("ports")) {
                    boolean same = was.path("port").equals(port.path("port"))
                            && was.path("protocol").equals(port.path("protocol"));
                    if (same
                            && port.path("nodePort").asInt() == 0
                            && was.path("nodePort").asInt() != 0) {
                        ((ObjectNode) port).set("nodePort", was.get("nodePort"));
                    }
                }
            }
        } else if (ServiceAddresses.needsNodePorts(before)) {
            for (JsonNode port : spec.path("ports")) {
                for (JsonNode was : before.path("ports")) {
                    if (was.path("nodePort").equals(port.path("nodePort"))) {
                        ((ObjectNode) port).remove("nodePort");
                    }
                }
            }
            spec.remove(java.util.List.of("externalTrafficPolicy", "allocateLoadBalancerNodePorts"));
        }
        keepHealthCheckPort(spec, before);
    }

    private static void keepHealthCheckPort(ObjectNode spec, ObjectNode before) {
        boolean needed = ServiceAddresses.needsHealthCheckPort(spec);
        boolean left = spec.path(ServiceAddresses.HEALTH_CHECK_PORT).asInt() == 0;
        if (needed && left && before.has(ServiceAddresses.HEALTH_CHECK_PORT)) {
            copyField(spec, before, ServiceAddresses.HEALTH_CHECK_PORT);
        } else if (!needed
                && spec.path(ServiceAddresses.HEALTH_CHECK_PORT)
                        .equals(before.path(ServiceAddresses.HEALTH_CHECK_PORT))) {
            spec.remove(ServiceAddresses.HEALTH_CHECK_PORT);
        }
    }

    /** Keeps the old single address and the list of addresses alike. */
    private static void normalize(ObjectNode spec, ObjectNode before) {
        String ip = spec.path("clusterIP").asText();
        boolean changed = before != null && !ip.equals(before.path("clusterIP").asText());
        boolean listUntouched = before != null && spec.path("clusterIPs").equals(before.path("clusterIPs"));
        if (!ip.isEmpty() && (!spec.has("clusterIPs") || changed && listUntouched)) {
            spec.putArray("clusterIPs").add(ip);
        }
    }

    private static void addFamilies(ObjectNode spec) {
        if (!ServiceAddresses.isExternalName(spec)) {
            if (!spec.has("ipFamilies")) {
                spec.putArray("ipFamilies").add("IPv4");
            }
            put(spec, "ipFamilyPolicy", "SingleStack");
        }
    }

    @Override
    public void validate(ObjectNode service, Errors errors) {
        ServiceValidation.validate(service.path("spec"), errors);
    }

    @Override
    public void validateUpdate(ObjectNode service, ObjectNode old, Errors errors) {
        JsonNode spec = service.path("spec");
        JsonNode was = old.path("spec").path("clusterIPs");
        boolean fixed = !ServiceAddresses.isExternalName(old.path("spec")) && !ServiceAddresses.isExternalName(spec);
        if (fixed && !was.isEmpty() && !was.equals(spec.path("clusterIPs"))) {
            errors.invalid("spec.clusterIPs[0]", spec.path("clusterIPs"), "may not change once set");
            return;
        }
        validate(service, errors);
        validateHealthCheckPort(spec, old.path("spec"), errors);
    }

    /** Mirrors {@code validateServiceExternalTrafficFieldsUpdate}. */
    private static void validateHealthCheckPort(JsonNode spec, JsonNode before, Errors errors) {
        JsonNode port = spec.path(ServiceAddresses.HEALTH_CHECK_PORT);
        if (ServiceAddresses.needsHealthCheckPort(spec)
                && ServiceAddresses.needsHealthCheckPort(before)
                && !port.equals(before.path(ServiceAddresses.HEALTH_CHECK_PORT))) {
            errors.forbidden("spec." + ServiceAddresses.HEALTH_CHECK_PORT, "field is immutable");
        }
    }

    @Override
    public java.util.List<String> validateName(String name) {
        return dev.podfall.sim.registry.fields.Names.label(name);
    }

    @Override
    public java.util.List<String> selectableFields() {
        return java.util.List.of("spec.clusterIP", "spec.type");
    }

    private static void put(ObjectNode node, String field, String value) {
        if (node.path(field).asText().isEmpty()) {
            node.put(field, value);
        }
    }
}
