package dev.podfall.engine;

import java.util.Map;
import java.util.TreeMap;

/**
 * Where a request is sent from. Nobody asks from a privileged place: what names, Services, policies and the Ingress do to
 * it they do to any user.
 *
 * @param namespace of the pod that asks; null for somebody outside, who comes through the cluster's Ingress
 * @param labels of that pod, as policies see them
 */
public record Origin(String namespace, Map<String, String> labels) {
    /** Somebody on the Internet. */
    public static final Origin OUTSIDE = new Origin(null, Map.of());

    /** A pod that belongs to nobody, in the namespace {@code default}. */
    public static final Origin STRANGER = new Origin("default", Map.of());

    public Origin {
        labels = new TreeMap<>(labels);
    }

    public boolean isOutside() {
        return namespace == null;
    }
}
