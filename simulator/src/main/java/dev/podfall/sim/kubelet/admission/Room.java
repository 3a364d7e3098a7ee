package dev.podfall.sim.kubelet.admission;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.client.Amounts;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.PodDemand;
import dev.podfall.sim.kubelet.pod.PodView;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a node has and what its pods take of it. Mirrors {@code noderesources.Fits}. */
final class Room {
    /** The order in which upstream looks at them; others follow. */
    private static final List<String> FIRST = List.of("cpu", "memory", "ephemeral-storage");

    private final JsonNode listed;
    private final Amounts allocatable;
    private final Amounts used = new Amounts();
    private final int pods;

    Room(KubeObject node, Collection<PodView> others) {
        this.listed = node.status().path("allocatable");
        this.allocatable = Amounts.of(listed);
        this.pods = others.size();
        others.forEach(other -> used.add(PodDemand.requests(other.spec()), 1));
    }

    /** What of the node is too little for a pod of that spec, or empty. */
    Optional<Refusal> lacks(JsonNode podSpec) {
        long most = allocatable.get("pods");
        if (pods + 1 > most) {
            return Optional.of(Refusal.outOf("pods", 1, pods, most));
        }
        Amounts wanted = PodDemand.requests(podSpec);
        Set<String> names = new LinkedHashSet<>(FIRST);
        wanted.names().forEach(names::add);
        return names.stream()
                .filter(resource -> wanted.get(resource) > 0 && !isUnknown(resource))
                .filter(resource -> wanted.get(resource) > allocatable.get(resource) - used.get(resource))
                .findFirst()
                .map(r -> Refusal.outOf(r, wanted.get(r), used.get(r), allocatable.get(r)));
    }

    /** Whether it is one of somebody's own that the node does not list: such may be counted elsewhere. */
    private boolean isUnknown(String resource) {
        boolean extended = resource.contains("/")
                && !resource.substring(0, resource.indexOf('/')).endsWith("kubernetes.io");
        return extended && !listed.has(resource);
    }
}
