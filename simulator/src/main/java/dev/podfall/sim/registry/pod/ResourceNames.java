package dev.podfall.sim.registry.pod;

import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.fields.Names;
import java.util.Set;

/** What can be asked for by name. Mirrors {@code pkg/apis/core/helper} and {@code validateContainerResourceName}. */
public final class ResourceNames {
    private static final Set<String> CONTAINER = Set.of("cpu", "memory", "ephemeral-storage");
    private static final Set<String> STANDARD = Set.of(
            "cpu",
            "memory",
            "ephemeral-storage",
            "requests.cpu",
            "requests.memory",
            "requests.ephemeral-storage",
            "limits.cpu",
            "limits.memory",
            "limits.ephemeral-storage",
            "pods",
            "resourcequotas",
            "services",
            "replicationcontrollers",
            "secrets",
            "configmaps",
            "persistentvolumeclaims",
            "storage",
            "requests.storage",
            "services.nodeports",
            "services.loadbalancers");

    private ResourceNames() {}

    /** Whether Kubernetes itself knows an amount of that name. Mirrors {@code IsStandardResourceName}. */
    public static boolean isStandard(String resource) {
        return STANDARD.contains(resource) || isHugePages(resource) || resource.startsWith("requests.hugepages-");
    }

    static boolean isHugePages(String resource) {
        return resource.startsWith("hugepages-");
    }

    /** Whether a pod as a whole can have it. */
    static boolean isOfPods(String resource) {
        return resource.equals("cpu") || resource.equals("memory") || isHugePages(resource);
    }

    /** Whether more of it may be promised than there is. */
    static boolean overcommits(String resource) {
        return isNative(resource) && !isHugePages(resource);
    }

    /** Whether it comes in whole numbers. */
    static boolean isWhole(String resource) {
        boolean counted = STANDARD.contains(resource)
                && !resource.contains("cpu")
                && !resource.contains("memory")
                && !resource.contains("storage");
        return counted || isExtended(resource);
    }

    private static boolean isNative(String resource) {
        return !resource.contains("/") || resource.contains("kubernetes.io/");
    }

    /** Whether it is one that drivers of devices may name. */
    public static boolean isExtended(String resource) {
        return !isNative(resource)
                && !resource.startsWith("requests.")
                && Names.qualified("requests." + resource).isEmpty();
    }

    /** What a container may ask for. */
    static void validateContainers(String resource, String path, Errors errors) {
        validate(resource, path, errors);
        if (!resource.contains("/")) {
            if (!CONTAINER.contains(resource) && !isHugePages(resource)) {
                errors.invalid(path, resource, "must be a standard resource for containers");
            }
        } else if (!isNative(resource) && !isExtended(resource)) {
            errors.invalid(path, resource, "doesn't follow extended resource name standard");
        }
    }

    /** What a pod as a whole may ask for. */
    static void validatePods(String resource, String path, Errors errors) {
        if (validate(resource, path, errors) && !isOfPods(resource)) {
            errors.notSupported(path, resource, "cpu", "hugepages-", "memory");
        }
    }

    private static boolean validate(String resource, String path, Errors errors) {
        var wrong = Names.qualified(resource);
        errors.invalidAll(path, resource, wrong);
        if (wrong.isEmpty() && !resource.contains("/") && !isStandard(resource)) {
            errors.invalid(path, resource, "must be a standard resource type or fully qualified");
            return false;
        }
        return wrong.isEmpty();
    }
}
