package dev.podfall.engine.existing;

import dev.podfall.engine.real.AccessReview;
import dev.podfall.engine.real.Connection;
import java.util.List;

/**
 * What Podfall's user must be allowed on the cluster. Namespaces are made as labs start, so the rights are the cluster's.
 * {@code EXISTING.md} has them as a ClusterRole.
 *
 * @param resource as rules name it
 */
record Rights(String verb, String resource) {
    private static final List<Rights> NEEDED = List.of(
            new Rights("list", "namespaces"),
            new Rights("create", "namespaces"),
            new Rights("delete", "namespaces"),
            new Rights("get", "configmaps"),
            new Rights("create", "configmaps"),
            new Rights("create", "secrets"),
            new Rights("create", "services"),
            new Rights("create", "serviceaccounts"),
            new Rights("create", "serviceaccounts/token"),
            new Rights("create", "resourcequotas"),
            new Rights("create", "pods"),
            new Rights("delete", "pods"),
            new Rights("get", "pods/log"),
            new Rights("create", "pods/exec"),
            new Rights("create", "pods/proxy"),
            new Rights("create", "deployments.apps"),
            new Rights("patch", "deployments.apps"),
            new Rights("patch", "deployments.apps/scale"),
            new Rights("list", "replicasets.apps"),
            new Rights("create", "ingresses.networking.k8s.io"),
            new Rights("create", "networkpolicies.networking.k8s.io"),
            new Rights("get", "clusterroles.rbac.authorization.k8s.io"),
            new Rights("create", "roles.rbac.authorization.k8s.io"),
            new Rights("escalate", "roles.rbac.authorization.k8s.io"),
            new Rights("create", "rolebindings.rbac.authorization.k8s.io"),
            new Rights("bind", "roles.rbac.authorization.k8s.io"),
            new Rights("create", "subjectaccessreviews.authorization.k8s.io"));

    /** Those it has not, in words. */
    static List<String> missing(Connection connection) {
        return NEEDED.stream()
                .filter(r -> !AccessReview.mayI(connection, r.verb, r.resource))
                .map(r -> r.verb + " " + r.resource)
                .toList();
    }
}
