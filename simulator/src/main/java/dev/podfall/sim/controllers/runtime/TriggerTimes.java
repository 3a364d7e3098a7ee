package dev.podfall.sim.controllers.runtime;

import dev.podfall.sim.client.KubeObject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Since when a change of endpoints has been due: the earliest moment at which the Service or one of its pods changed
 * since last asked. Mirrors {@code k8s.io/endpointslice/util.TriggerTimeTracker}.
 */
public final class TriggerTimes {
    private final Map<Key, Map<String, Instant>> seen = new HashMap<>();

    /** The moment that caused the present change, or empty when nothing new did. */
    public Optional<Instant> compute(KubeObject service, List<PodView> pods) {
        Map<String, Instant> before = seen.getOrDefault(Key.of(service.json()), Map.of());
        Map<String, Instant> now = new HashMap<>();
        now.put("", service.created());
        for (PodView pod : pods) {
            if (pod.ip().isEmpty()) {
                continue; // A kubelet here reports a new pod within the instant it is bound; its time is not used up
                // yet.
            }
            pod.object()
                    .condition("Ready")
                    .flatMap(c -> PodView.time(c.path("lastTransitionTime")))
                    .ifPresent(time -> now.put(pod.uid(), time));
        }
        seen.put(Key.of(service.json()), now);
        return now.entrySet().stream()
                .filter(e -> !e.getValue().equals(before.get(e.getKey())))
                .map(Map.Entry::getValue)
                .min(Instant::compareTo);
    }

    public void forget(Key service) {
        seen.remove(service);
    }
}
