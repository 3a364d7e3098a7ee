package dev.podfall.sim.scheduler.plugins;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.client.LabelSelector;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.scheduler.framework.PodInfo;
import dev.podfall.sim.scheduler.framework.Snapshot;
import java.util.ArrayList;
import java.util.List;

/** One term of pod (anti-)affinity. Mirrors {@code k8s.io/kube-scheduler/framework.AffinityTerm}. */
record AffinityTerm(JsonNode term, PodInfo owner, long weight) {
    /** The terms that must hold; {@code kind} is podAffinity or podAntiAffinity. */
    static List<AffinityTerm> required(PodInfo pod, String kind) {
        List<AffinityTerm> all = new ArrayList<>();
        pod.spec()
                .path("affinity")
                .path(kind)
                .path("requiredDuringSchedulingIgnoredDuringExecution")
                .forEach(t -> all.add(new AffinityTerm(t, pod, 0)));
        return all;
    }

    /** The terms that are liked to hold. */
    static List<AffinityTerm> preferred(PodInfo pod, String kind) {
        List<AffinityTerm> all = new ArrayList<>();
        pod.spec()
                .path("affinity")
                .path(kind)
                .path("preferredDuringSchedulingIgnoredDuringExecution")
                .forEach(t -> all.add(new AffinityTerm(
                        t.path("podAffinityTerm"), pod, t.path("weight").asLong())));
        return all;
    }

    String topologyKey() {
        return term.path("topologyKey").asText();
    }

    /** Whether the term means that pod. */
    boolean matches(PodInfo pod, Snapshot snapshot) {
        return namespaceMatches(pod, snapshot)
                && LabelSelector.ofObject(term.path("labelSelector")).matches(pod.labels());
    }

    private boolean namespaceMatches(PodInfo pod, Snapshot snapshot) {
        JsonNode named = term.path("namespaces");
        JsonNode selector = term.path("namespaceSelector");
        if (named.isEmpty() && (selector.isMissingNode() || selector.isNull())) {
            return pod.namespace().equals(owner.namespace());
        }
        for (JsonNode namespace : named) {
            if (namespace.asText().equals(pod.namespace())) {
                return true;
            }
        }
        return selector.isObject()
                && snapshot.client()
                        .find(Resources.NAMESPACES, null, pod.namespace())
                        .map(LabelSelector.ofObject(selector)::test)
                        .orElse(false);
    }
}
