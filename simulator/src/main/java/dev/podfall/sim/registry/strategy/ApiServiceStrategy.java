package dev.podfall.sim.registry.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.fields.Names;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/** APIServices. Mirrors {@code k8s.io/kube-aggregator/pkg/registry/apiservice} and {@code apis/apiregistration/validation}. */
final class ApiServiceStrategy extends Strategy {
    private static final int USUAL_PORT = 443;

    ApiServiceStrategy(KindSpec kind) {
        super(kind);
    }

    @Override
    public void applyDefaults(ObjectNode service) {
        if (service.path("spec").get("service") instanceof ObjectNode reference && !reference.has("port")) {
            reference.put("port", USUAL_PORT);
        }
    }

    /** The name is looked at in {@link #validate}: it must be one that the spec gives. */
    @Override
    public List<String> validateName(String name) {
        return Names.pathSegment(name);
    }

    @Override
    public boolean updatesUnconditionally() {
        return false;
    }

    @Override
    public Set<String> resetFields(String subresource) {
        return subresource == null ? Set.of("status") : Set.of("spec");
    }

    /** What is served here is available at once. */
    @Override
    public void prepareForCreate(ObjectNode service) {
        ObjectNode status = service.putObject("status");
        if (!service.path("spec").path("service").isObject()) {
            status.putArray("conditions")
                    .addObject()
                    .put("type", "Available")
                    .put("status", "True")
                    .put(
                            "lastTransitionTime",
                            service.path("metadata").path("creationTimestamp").asText())
                    .put("reason", "Local")
                    .put("message", "Local APIServices are always available");
        }
    }

    @Override
    public void validate(ObjectNode service, Errors errors) {
        JsonNode spec = service.path("spec");
        String group = spec.path("group").asText("");
        String version = spec.path("version").asText("");
        String name = service.path("metadata").path("name").asText();
        if (Names.pathSegment(name).isEmpty() && !name.equals(version + "." + group)) {
            errors.invalid(
                    "metadata.name",
                    name,
                    "must be `spec.version+\".\"+spec.group`: \"" + version + "." + group + "\"");
        }
        if (group.isEmpty() && !version.equals("v1")) {
            errors.required("spec.group", "only v1 may have an empty group and it better be legacy kube");
        }
        if (!group.isEmpty()) {
            errors.invalidAll("spec.group", group, Names.subdomain(group));
        }
        errors.invalidAll("spec.version", version, Names.dns1035(version));
        between(spec, "groupPriorityMinimum", 20_000, errors);
        between(spec, "versionPriority", 1000, errors);
        if (spec.path("service").isObject()) {
            validateService(spec, errors);
        } else {
            validateLocal(spec, errors);
        }
    }

    private static void between(JsonNode spec, String field, long most, Errors errors) {
        long value = spec.path(field).asLong();
        if (value <= 0 || value > most) {
            errors.invalid("spec." + field, value, "must be positive and less than " + most);
        }
    }

    private static void validateLocal(JsonNode spec, Errors errors) {
        int bytes = size(spec.path("caBundle").asText(""));
        if (bytes > 0) {
            errors.invalid("spec.caBundle", bytes + " bytes", "local APIServices may not have a caBundle");
        }
        if (spec.path("insecureSkipTLSVerify").asBoolean()) {
            errors.invalid("spec.insecureSkipTLSVerify", true, "local APIServices may not have insecureSkipTLSVerify");
        }
    }

    private static int size(String encoded) {
        return Base64.getMimeDecoder().decode(encoded).length;
    }

    private static void validateService(JsonNode spec, Errors errors) {
        JsonNode service = spec.path("service");
        for (String field : new String[] {"namespace", "name"}) {
            if (service.path(field).asText("").isEmpty()) {
                errors.required("spec.service." + field, "");
            }
        }
        long port = service.path("port").asLong();
        if (!Names.port(port).isEmpty()) {
            errors.invalid("spec.service.port", port, "port is not valid: " + String.join(", ", Names.port(port)));
        }
        if (spec.path("insecureSkipTLSVerify").asBoolean()
                && !spec.path("caBundle").asText("").isEmpty()) {
            errors.invalid("spec.insecureSkipTLSVerify", true, "may not be true if caBundle is present");
        }
    }
}
