package dev.podfall.sim.addon.sealedsecrets;

import dev.podfall.sim.client.KubeObject;

/** Whom a value is sealed for: one Secret, a namespace, or the cluster. Mirrors {@code SecretScope} of {@code apis/v1alpha1}. */
enum Scope {
    STRICT,
    NAMESPACE_WIDE,
    CLUSTER_WIDE;

    static final String PREFIX = "sealedsecrets.bitnami.com/";

    /** The one that an object's annotations say. */
    static Scope of(KubeObject object) {
        if ("true".equals(object.annotations().get(PREFIX + "cluster-wide"))) {
            return CLUSTER_WIDE;
        }
        boolean namespace = "true".equals(object.annotations().get(PREFIX + "namespace-wide"));
        return namespace ? NAMESPACE_WIDE : STRICT;
    }

    String label(String namespace, String name) {
        return switch (this) {
            case STRICT -> namespace + "/" + name;
            case NAMESPACE_WIDE -> namespace;
            case CLUSTER_WIDE -> "";
        };
    }
}
