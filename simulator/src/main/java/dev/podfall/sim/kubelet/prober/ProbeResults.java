package dev.podfall.sim.kubelet.prober;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the probes say, by container id. Mirrors {@code pkg/kubelet/prober/results}. */
public final class ProbeResults {
    private final Map<ProbeType, Map<String, Optional<Boolean>>> results = new EnumMap<>(ProbeType.class);

    ProbeResults() {
        for (ProbeType type : ProbeType.values()) {
            results.put(type, new HashMap<>());
        }
    }

    /** Whether it succeeded; empty while nothing is known. */
    public Optional<Boolean> get(ProbeType type, String containerId) {
        return results.get(type).getOrDefault(containerId, Optional.empty());
    }

    public boolean failed(ProbeType type, String containerId) {
        return get(type, containerId).map(ok -> !ok).orElse(false);
    }

    boolean isKnown(ProbeType type, String containerId) {
        return results.get(type).containsKey(containerId);
    }

    /** Returns whether it changed. */
    boolean set(ProbeType type, String containerId, Boolean success) {
        Optional<Boolean> value = Optional.ofNullable(success);
        return !value.equals(results.get(type).put(containerId, value));
    }

    void remove(ProbeType type, String containerId) {
        results.get(type).remove(containerId);
    }
}
