package dev.podfall.sim.workload.runtime;

import dev.podfall.sim.net.PodSandbox;
import dev.podfall.sim.workload.ContainerRuntime.ContainerConfig;
import java.util.HashMap;
import java.util.Map;
import java.util.WeakHashMap;

/** The process namespaces of pods, as long as their sandboxes live. */
final class PidNamespaces {
    private static final String POD = "";

    private final Map<PodSandbox, Map<String, PidNamespace>> byPod = new WeakHashMap<>();

    /** The namespace of a container that starts: the pod's, another container's, or a new one of its own. */
    PidNamespace of(PodSandbox sandbox, ContainerConfig config) {
        Map<String, PidNamespace> there = byPod.computeIfAbsent(sandbox, s -> new HashMap<>());
        if (config.processes().ofPod()) {
            return there.computeIfAbsent(POD, p -> new PidNamespace(true));
        }
        PidNamespace target = there.get(config.processes().target());
        if (target != null) {
            return target;
        }
        PidNamespace own = new PidNamespace(false);
        there.put(config.container(), own);
        return own;
    }
}
