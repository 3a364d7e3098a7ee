package dev.podfall.sim.client;

/**
 * A kind of object as the API serves it.
 *
 * @param group the API group, empty for core
 * @param version such as {@code v1}
 * @param plural the name in URLs, lower case
 * @param kind such as {@code Deployment}
 * @param namespaced whether its objects live in namespaces
 */
public record ResourceType(String group, String version, String plural, String kind, boolean namespaced) {
    /** {@code v1} or {@code apps/v1}. */
    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /** {@code pods} or {@code deployments.apps}, as error messages name it. */
    public String qualifiedName() {
        return group.isEmpty() ? plural : plural + "." + group;
    }
}
