package dev.podfall.sim.registry.pod;

import com.fasterxml.jackson.databind.JsonNode;
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
        ContainerValidation containers = new ContainerValidation(volumes, errors);
        containers.validateAll(spec, path);
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
    }

    /** A template of a controller that keeps its pods running: its labels must be selected and pods always restart. */
    public static void validateTemplate(ObjectNode object, String kind, Errors errors) {
        JsonNode spec = object.path("spec");
        JsonNode selector = spec.path("selector");
        if (selector.isMissingNode()) {
            errors.required("spec.selector", "");
        } else {
            Labels.validateSelector(selector, "spec.selector", errors);
            if (selector.isEmpty()) {
                errors.invalid("spec.selector", selector, "empty selector is invalid for " + kind);
            }
        }
        JsonNode template = spec.path("template");
        JsonNode labels = template.path("metadata").path("labels");
        boolean selected = !selector.isMissingNode()
                && dev.podfall.sim.client.LabelSelector.ofObject(selector).matches(labels);
        if (!selected && !(selector.isObject() && selector.isEmpty())) {
            errors.invalid(
                    "spec.template.metadata.labels",
                    labels.isMissingNode() ? com.fasterxml.jackson.databind.node.NullNode.instance : labels,
                    "`selector` does not match template `labels`");
        }
        Labels.validate(labels, "spec.template.metadata.labels", errors);
        validate(template.path("spec"), "spec.template.spec", errors);
        String restart = template.path("spec").path("restartPolicy").asText();
        if (restart.equals("Never") || restart.equals("OnFailure")) {
            errors.notSupported("spec.template.spec.restartPolicy", restart, "Always");
        }
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
