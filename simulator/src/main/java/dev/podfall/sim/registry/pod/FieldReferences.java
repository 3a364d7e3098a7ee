package dev.podfall.sim.registry.pod;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.client.Quantity;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.fields.Names;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a pod tells its containers of itself. Mirrors {@code validateObjectFieldSelector} and {@code
 * validateContainerResourceFieldSelector}.
 */
final class FieldReferences {
    private static final List<String> RESOURCES = List.of(
            "limits.cpu",
            "limits.ephemeral-storage",
            "limits.memory",
            "requests.cpu",
            "requests.ephemeral-storage",
            "requests.memory");

    /** All fields that there are; which of them can be told depends on where. */
    private static final Set<String> KNOWN = Set.of(
            "metadata.annotations",
            "metadata.labels",
            "metadata.name",
            "metadata.namespace",
            "metadata.uid",
            "spec.nodeName",
            "spec.restartPolicy",
            "spec.serviceAccountName",
            "spec.schedulerName",
            "status.phase",
            "status.hostIP",
            "status.hostIPs",
            "status.podIP",
            "status.podIPs");

    private static final Set<String> SIZES =
            Set.of("1", "1k", "1M", "1G", "1T", "1P", "1E", "1Ki", "1Mi", "1Gi", "1Ti", "1Pi", "1Ei");
    private static final String OTHER_SIZE =
            "only divisor's values 1, 1k, 1M, 1G, 1T, 1P, 1E, 1Ki, 1Mi, 1Gi, 1Ti, 1Pi, 1Ei are supported with the ";

    private FieldReferences() {}

    /** @param supported the fields that can be told here, sorted */
    static void validateField(JsonNode reference, List<String> supported, String path, Errors errors) {
        String version = reference.path("apiVersion").asText("");
        String field = reference.path("fieldPath").asText("");
        if (version.isEmpty()) {
            errors.required(path + ".apiVersion", "");
        } else if (field.isEmpty()) {
            errors.required(path + ".fieldPath", "");
        } else if (!version.equals("v1")) {
            inconvertible(field, "unsupported pod version: " + version, path, errors);
        } else {
            validatePath(field, supported, path, errors);
        }
    }

    private static void validatePath(String field, List<String> supported, String path, Errors errors) {
        int bracket = field.indexOf("['");
        if (field.endsWith("']") && bracket > 0) {
            String key = field.substring(bracket + 2, Math.max(bracket + 2, field.length() - 2));
            switch (field.substring(0, bracket)) {
                case "metadata.annotations" ->
                    errors.invalidAll(
                            path, key.toLowerCase(Locale.ROOT), Names.qualified(key.toLowerCase(Locale.ROOT)));
                case "metadata.labels" -> errors.invalidAll(path, key, Names.qualified(key));
                default -> inconvertible(field, "field label does not support subscript: " + field, path, errors);
            }
            return;
        }
        String known = field.equals("spec.host") ? "spec.nodeName" : field;
        if (!KNOWN.contains(known)) {
            inconvertible(field, "field label not supported: " + field, path, errors);
        } else if (!supported.contains(known)) {
            errors.notSupported(path + ".fieldPath", known, supported.toArray(String[]::new));
        }
    }

    private static void inconvertible(String field, String why, String path, Errors errors) {
        errors.invalid(path + ".fieldPath", field, "error converting fieldPath: " + why);
    }

    /** @param volume whether it must say of which container */
    static void validateResource(JsonNode reference, boolean volume, String path, Errors errors) {
        String resource = reference.path("resource").asText("");
        if (volume && reference.path("containerName").asText("").isEmpty()) {
            errors.required(path + ".containerName", "");
        } else if (resource.isEmpty()) {
            errors.required(path + ".resource", "");
        } else if (!RESOURCES.contains(resource) && !isHugePages(resource)) {
            errors.notSupported(path + ".resource", resource, RESOURCES.toArray(String[]::new));
        }
        Quantity divisor = Quantity.of(reference.path("divisor"));
        if (divisor.signum() != 0) {
            validateDivisor(resource, divisor.toString(), path + ".divisor", errors);
        }
    }

    private static void validateDivisor(String resource, String divisor, String path, Errors errors) {
        boolean size = SIZES.contains(divisor);
        if (resource.endsWith(".cpu") && RESOURCES.contains(resource)) {
            if (!divisor.equals("1") && !divisor.equals("1m")) {
                errors.invalid(path, resource, "only divisor's values 1m and 1 are supported with the cpu resource");
            }
        } else if (resource.endsWith(".memory") && RESOURCES.contains(resource) && !size) {
            errors.invalid(path, resource, OTHER_SIZE + "memory resource");
        } else if (RESOURCES.contains(resource) && !size) {
            errors.invalid(path, resource, OTHER_SIZE + "local ephemeral storage resource");
        } else if (isHugePages(resource) && !size) {
            errors.invalid(path, resource, OTHER_SIZE + "hugepages resource");
        }
    }

    private static boolean isHugePages(String resource) {
        return resource.startsWith("requests.hugepages-") || resource.startsWith("limits.hugepages-");
    }
}
