package dev.podfall.sim.authz;

import dev.podfall.sim.registry.UserInfo;

/**
 * What somebody wants to do. Mirrors {@code k8s.io/apiserver/pkg/authorization/authorizer}. Texts that do not apply are
 * empty, never null, but for {@code path}.
 *
 * @param path of a request that is about no resource; null for one that is
 */
public record Attributes(
        UserInfo user,
        String verb,
        String group,
        String version,
        String resource,
        String subresource,
        String namespace,
        String name,
        String path) {
    /** About a resource. */
    public static Attributes resource(
            UserInfo user, String verb, String group, String resource, String namespace, String name) {
        int slash = resource.indexOf('/');
        String parent = slash < 0 ? resource : resource.substring(0, slash);
        String child = slash < 0 ? "" : resource.substring(slash + 1);
        return new Attributes(user, verb, group, "", parent, child, namespace, name, null);
    }

    /** About a path such as {@code /metrics}. */
    public static Attributes path(UserInfo user, String verb, String path) {
        return new Attributes(user, verb, "", "", "", "", "", "", path);
    }

    public boolean isResourceRequest() {
        return path == null;
    }

    /** {@code pods} or {@code pods/log}. */
    public String combinedResource() {
        return subresource.isEmpty() ? resource : resource + "/" + subresource;
    }
}
