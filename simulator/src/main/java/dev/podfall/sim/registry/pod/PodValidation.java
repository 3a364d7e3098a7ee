package dev.podfall.sim.registry.pod;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.fields.Labels;
import dev.podfall.sim.registry.fields.Names;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is wrong with a pod, or with the spec of a template. Mirrors {@code ValidatePodSpec} and {@code ValidatePodCreate}. */
public final class PodValidation {
    private PodValidation() {}

    /** A pod that is to be. */
    public static void validateNew(JsonNode pod, Errors errors) {
        JsonNode spec = pod.path("spec");
        validatePod(pod, errors);
        if (!spec.path("ephemeralContainers").isEmpty()) {
            errors.forbidden("spec.ephemeralContainers", "cannot be set on create");
        }
        if (!spec.path("nodeName").asText().isEmpty()
                && !spec.path("schedulingGates").isEmpty()) {
            errors.forbidden("spec.nodeName", "cannot be set until all schedulingGates have been cleared");
        }
        ProfileAnnotations.match(annotations(pod), scope(pod, errors));
    }

    /** A pod, new or changed. */
    public static void validatePod(JsonNode pod, Errors errors) {
        PodScope scope = scope(pod, errors);
        AnnotationValidation.validate(annotations(pod), pod.path("spec"), "metadata.annotations", errors);
        validate(scope);
        if (pod.path("spec").path("serviceAccountName").asText().isEmpty()) {
            forbidTokens(pod.path("spec").path("volumes"), errors);
        }
        for (String list : List.of("containers", "initContainers")) {
            JsonNode containers = pod.path("spec").path(list);
            for (int i = 0; i < containers.size(); i++) {
                ContainerValidation.validateImage(containers.get(i), "spec." + list + "[" + i + "]", errors);
            }
        }
    }

    /** The spec of a template. @param path such as {@code spec.template.spec} */
    public static void validate(JsonNode spec, String path, Errors errors) {
        validate(new PodScope(spec, null, path, errors));
    }

    private static PodScope scope(JsonNode pod, Errors errors) {
        return new PodScope(pod.path("spec"), pod.path("metadata"), "spec", errors);
    }

    private static JsonNode annotations(JsonNode pod) {
        return pod.path("metadata").path("annotations");
    }

    private static void validate(PodScope scope) {
        JsonNode spec = scope.spec();
        String path = scope.path();
        Errors errors = scope.errors();
        Map<String, JsonNode> volumes = VolumeValidation.validate(scope);
        ClaimNames.validate(scope);
        new ContainerLists(scope, volumes).validate();
        PodResourceValidation.validate(scope);
        PortValidation.matchHost(scope);
        choice(spec, "restartPolicy", path, errors, "Always", "OnFailure", "Never");
        choice(spec, "dnsPolicy", path, errors, "ClusterFirstWithHostNet", "ClusterFirst", "Default", "None");
        Labels.validate(spec.path("nodeSelector"), path + ".nodeSelector", errors);
        PodSecurityValidation.validate(scope);
        AffinityValidation.validate(spec.path("affinity"), path + ".affinity", errors);
        DnsValidation.validate(scope);
        GateValidation.validate(scope);
        SpreadValidation.validate(spec.path("topologySpreadConstraints"), path + ".topologySpreadConstraints", errors);
        WindowsValidation.validateHostProcess(scope);
        HostValidation.validateUsers(scope);
        HostValidation.validateOverride(scope);
        validateNames(scope);
        validateRest(scope);
    }

    private static void validateNames(PodScope scope) {
        JsonNode spec = scope.spec();
        String path = scope.path();
        Errors errors = scope.errors();
        name(spec, "serviceAccountName", path, errors);
        name(spec, "nodeName", path, errors);
        JsonNode deadline = spec.path("activeDeadlineSeconds");
        if (deadline.isNumber() && (deadline.asLong() < 1 || deadline.asLong() > Integer.MAX_VALUE)) {
            errors.invalid(path + ".activeDeadlineSeconds", deadline, "must be between 1 and 2147483647, inclusive");
        }
        label(spec, "hostname", path, errors);
        label(spec, "subdomain", path, errors);
        Tolerations.validate(spec.path("tolerations"), path + ".tolerations", errors);
        HostValidation.validateAliases(spec.path("hostAliases"), path + ".hostAliases", errors);
        name(spec, "priorityClassName", path, errors);
        if (spec.has("runtimeClassName")) {
            String runtime = spec.path("runtimeClassName").asText();
            errors.invalidAll(path + ".runtimeClassName", runtime, Names.subdomain(runtime));
        }
    }

    private static void validateRest(PodScope scope) {
        JsonNode spec = scope.spec();
        String path = scope.path();
        Errors errors = scope.errors();
        if (spec.has("preemptionPolicy")
                && spec.path("preemptionPolicy").asText().isEmpty()) {
            errors.required(path + ".preemptionPolicy", "");
        }
        choice(spec, "preemptionPolicy", path, errors, "PreemptLowerPriority", "Never");
        validateLimits(spec.path("overhead"), path + ".overhead", errors);
        SystemValidation.validate(scope);
        FileReferences.validate(scope);
    }

    /** A token is a service account's, so there must be one. */
    private static void forbidTokens(JsonNode volumes, Errors errors) {
        for (int i = 0; i < volumes.size(); i++) {
            JsonNode sources = volumes.get(i).path("projected").path("sources");
            for (int j = 0; j < sources.size(); j++) {
                if (sources.get(j).has("serviceAccountToken")) {
                    errors.forbidden(
                            "spec.volumes[" + i + "].projected.sources[" + j + "].serviceAccountToken",
                            "must not be specified when serviceAccountName is not set");
                }
            }
        }
    }

    /** One of some values, if any. */
    static void choice(JsonNode spec, String field, String path, Errors errors, String... supported) {
        String value = spec.path(field).asText();
        if (!value.isEmpty() && !Set.of(supported).contains(value)) {
            errors.notSupported(path + "." + field, value, supported);
        }
    }

    /** As {@link #choice}, where nothing at all is refused as a value. */
    static void choiceIfThere(JsonNode spec, String field, String path, Errors errors, String... supported) {
        if (spec.has(field) && !Set.of(supported).contains(spec.path(field).asText())) {
            errors.notSupported(path + "." + field, spec.path(field).asText(), supported);
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
        ResourceValidation.validateContainer(resources, Set.of(), path, errors);
    }

    /** Tolerations that a runtime class adds to those of a pod. */
    public static void validateTolerations(JsonNode tolerations, String path, Errors errors) {
        Tolerations.validate(tolerations, path, errors);
    }
}
