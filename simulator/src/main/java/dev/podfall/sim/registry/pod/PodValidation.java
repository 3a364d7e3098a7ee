package dev.podfall.sim.registry.pod;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.fields.Labels;
import dev.podfall.sim.registry.fields.Names;
import java.util.HashSet;
import java.util.Set;

/** What is wrong with a pod spec. Mirrors {@code ValidatePodSpec}. */
public final class PodValidation {
    private PodValidation() {}

    /** @param path such as {@code spec} or {@code spec.template.spec} */
    public static void validate(JsonNode spec, String path, Errors errors) {
        Set<String> volumes = VolumeValidation.validate(spec.path("volumes"), path + ".volumes", errors);
        SecurityValidation security = new SecurityValidation(spec, errors);
        new ContainerValidation(volumes, security, errors).validateAll(spec, path);
        choice(spec, "restartPolicy", path, errors, "Always", "OnFailure", "Never");
        choice(spec, "dnsPolicy", path, errors, "ClusterFirst", "ClusterFirstWithHostNet", "Default", "None");
        Labels.validate(spec.path("nodeSelector"), path + ".nodeSelector", errors);
        validatePullSecrets(spec.path("imagePullSecrets"), path + ".imagePullSecrets", errors);
        AffinityValidation.validate(spec.path("affinity"), path + ".affinity", errors);
        name(spec, "serviceAccountName", path, errors);
        name(spec, "nodeName", path, errors);
        validateDeadline(spec, path, errors);
        label(spec, "hostname", path, errors);
        label(spec, "subdomain", path, errors);
        Tolerations.validate(spec.path("tolerations"), path + ".tolerations", errors);
        name(spec, "priorityClassName", path, errors);
        security.validateHostProcess(path);
    }

    static void choice(JsonNode spec, String field, String path, Errors errors, String... supported) {
        String value = spec.path(field).asText();
        if (!value.isEmpty() && !Set.of(supported).contains(value)) {
            errors.notSupported(path + "." + field, value, supported);
        }
    }

    private static void name(JsonNode spec, String field, String path, Errors errors) {
        String value = spec.path(field).asText();
        if (!value.isEmpty()) {
            errors.invalidAll(path + "." + field, value, Names.subdomain(value));
        }
    }

    private static void label(JsonNode spec, String field, String path, Errors errors) {
        String value = spec.path(field).asText();
        if (!value.isEmpty()) {
            errors.invalidAll(path + "." + field, value, Names.label(value));
        }
    }

    /** Amounts that a runtime class adds to those of a pod. */
    public static void validateLimits(JsonNode limits, String path, Errors errors) {
        ObjectNode resources = JsonNodeFactory.instance.objectNode();
        resources.set("limits", limits);
        ResourceValidation.validate(resources, path, errors);
    }

    /** Tolerations that a runtime class adds to those of a pod. */
    public static void validateTolerations(JsonNode tolerations, String path, Errors errors) {
        Tolerations.validate(tolerations, path, errors);
    }

    private static void validateDeadline(JsonNode spec, String path, Errors errors) {
        JsonNode deadline = spec.path("activeDeadlineSeconds");
        if (deadline.isNumber() && (deadline.asLong() < 1 || deadline.asLong() > Integer.MAX_VALUE)) {
            errors.invalid(path + ".activeDeadlineSeconds", deadline, "must be between 1 and 2147483647, inclusive");
        }
    }

    private static void validatePullSecrets(JsonNode secrets, String path, Errors errors) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < secrets.size(); i++) {
            String name = secrets.get(i).path("name").asText();
            if (!name.isEmpty() && !seen.add(name)) {
                errors.duplicate(path + "[" + i + "].name", name);
            }
        }
    }
}
