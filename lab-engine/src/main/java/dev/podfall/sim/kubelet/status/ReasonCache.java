package dev.podfall.sim.kubelet.status;

import dev.podfall.sim.kubelet.container.StartResult;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Why containers did not start the last time. Mirrors {@code pkg/kubelet/reason_cache.go}. */
public final class ReasonCache {
    private final Map<String, Map<String, StartResult>> failures = new HashMap<>();

    /** A start that succeeded clears the entry. */
    public void update(String uid, String container, StartResult result) {
        if (!result.isStarted()) {
            failures.computeIfAbsent(uid, k -> new HashMap<>()).put(container, result);
        } else if (failures.containsKey(uid)) {
            failures.get(uid).remove(container);
        }
    }

    Optional<StartResult> get(String uid, String container) {
        return Optional.ofNullable(failures.getOrDefault(uid, Map.of()).get(container));
    }

    public void forget(String uid) {
        failures.remove(uid);
    }
}
