package dev.podfall.sim.registry.pod;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import dev.podfall.sim.registry.fields.Errors;
import java.util.List;

/** Security contexts. Mirrors {@code ValidateSecurityContext} and {@code validateWindowsHostProcessPod}. */
final class SecurityValidation {
    private final JsonNode spec;
    private final Errors errors;

    /** @param spec of the pod */
    SecurityValidation(JsonNode spec, Errors errors) {
        this.spec = spec;
        this.errors = errors;
    }

    /** One container's. */
    void validate(JsonNode context, String path) {
        for (String field : new String[] {"runAsUser", "runAsGroup"}) {
            JsonNode id = context.path(field);
            if (id.isNumber() && (id.asLong() < 0 || id.asLong() > Integer.MAX_VALUE)) {
                errors.invalid(path + "." + field, id, "must be between 0 and 2147483647, inclusive");
            }
        }
        PodValidation.choice(context, "procMount", path, errors, "Default", "Unmasked");
        boolean unmasked = context.path("procMount").asText().equals("Unmasked");
        if (unmasked && spec.path("hostUsers").asBoolean(true)) {
            errors.invalid(
                    path + ".procMount", context.path("procMount"), "`hostUsers` must be false to use `Unmasked`");
        }
    }

    /** Containers that run as processes of a Windows node: all of a pod, or none. */
    void validateHostProcess(String path) {
        int containers = 0;
        int onHost = 0;
        JsonNode ofPod = hostProcess(spec);
        for (String list : List.of("initContainers", "containers")) {
            for (int i = 0; i < spec.path(list).size(); i++) {
                JsonNode own = hostProcess(spec.path(list).get(i));
                containers++;
                onHost += (own.isBoolean() ? own : ofPod).asBoolean() ? 1 : 0;
                if (ofPod.isBoolean() && own.isBoolean() && !own.equals(ofPod)) {
                    errors.invalid(
                            path + "." + list + "[" + i + "].securityContext.windowsOptions.hostProcess",
                            own,
                            "pod hostProcess value must be identical if both are specified, was " + ofPod);
                }
            }
        }
        if (onHost > 0 && onHost != containers) {
            errors.invalid(
                    path,
                    "",
                    "If pod contains any hostProcess containers then all containers must be HostProcess containers");
        }
        if (onHost > 0 && !spec.path("hostNetwork").asBoolean()) {
            errors.invalid(
                    path + ".hostNetwork",
                    BooleanNode.FALSE,
                    "hostNetwork must be true if pod contains any hostProcess containers");
        }
    }

    private static JsonNode hostProcess(JsonNode podOrContainer) {
        return podOrContainer.path("securityContext").path("windowsOptions").path("hostProcess");
    }
}
