package dev.podfall.sim.kubelet.lifecycle;

import dev.podfall.sim.kubelet.container.ContainerInstance;
import dev.podfall.sim.kubelet.container.PodSnapshot;
import dev.podfall.sim.kubelet.pod.ContainerSpec;
import dev.podfall.sim.kubelet.pod.PodView;
import dev.podfall.sim.kubelet.prober.ProbeResults;
import dev.podfall.sim.kubelet.prober.ProbeType;
import dev.podfall.sim.kubelet.status.Restarts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is to be done to bring a pod from what was seen to what is wanted. Mirrors {@code computePodActions} and
 * {@code computeInitContainerActions}.
 */
final class PodActions {
    private final PodView pod;
    private final PodSnapshot seen;
    private final ProbeResults probes;
    private final List<ContainerSpec> toStart = new ArrayList<>();
    private final List<ContainerSpec> initToStart = new ArrayList<>();
    private final List<Kill> toKill = new ArrayList<>();
    private boolean createSandbox;
    private boolean killPod;

    private PodActions(PodView pod, PodSnapshot seen, ProbeResults probes) {
        this.pod = pod;
        this.seen = seen;
        this.probes = probes;
    }

    /**
     * A container to stop.
     *
     * @param probe the probe that failed, or null
     */
    record Kill(ContainerSpec container, ContainerInstance instance, String message, String probe) {}

    static PodActions compute(PodView pod, PodSnapshot seen, ProbeResults probes) {
        PodActions actions = new PodActions(pod, seen, probes);
        if (seen.hasReadySandbox()) {
            actions.keep();
        } else {
            actions.begin();
        }
        return actions;
    }

    boolean createSandbox() {
        return createSandbox;
    }

    boolean killPod() {
        return killPod;
    }

    List<Kill> toKill() {
        return toKill;
    }

    /** Ephemeral containers first, then init, then regular ones. */
    List<ContainerSpec> ephemeralToStart() {
        return seen.hasReadySandbox()
                ? pod.ephemeralContainers().stream()
                        .filter(c -> seen.find(c.name()).isEmpty())
                        .toList()
                : List.of();
    }

    List<ContainerSpec> initToStart() {
        return initToStart;
    }

    List<ContainerSpec> regularToStart() {
        return toStart;
    }

    private void begin() {
        boolean hadSandbox = seen.sandbox() != null;
        killPod = hadSandbox;
        createSandbox = true;
        if (hadSandbox
                && pod.restartPolicy().equals("Never")
                && !seen.instances().isEmpty()) {
            createSandbox = false;
            return;
        }
        List<ContainerSpec> wanted = pod.containers().stream()
                .filter(c -> !(pod.restartPolicy().equals("OnFailure") && hasSucceeded(c)))
                .toList();
        if (wanted.isEmpty() && !seen.instances().isEmpty()) {
            createSandbox = false;
        } else if (!pod.initContainers().isEmpty()) {
            initToStart.add(pod.initContainers().get(0));
        } else {
            toStart.addAll(wanted);
        }
    }

    private boolean hasSucceeded(ContainerSpec container) {
        return seen.find(container.name())
                .map(i -> i.hasExited() && i.exitCode() == 0)
                .orElse(false);
    }

    private void keep() {
        boolean initialised = init();
        if (killPod || !initialised) {
            return;
        }
        int kept = 0;
        for (ContainerSpec container : pod.containers()) {
            Optional<ContainerInstance> instance = seen.find(container.name());
            if (instance.isEmpty() || !instance.get().isRunning()) {
                if (Restarts.isDue(pod, container, instance)) {
                    toStart.add(container);
                }
            } else if (!stopped(container, instance.get())) {
                kept++;
            }
        }
        if (kept == 0 && toStart.isEmpty()) {
            killPod = true;
            initToStart.clear();
        }
    }

    /** Whether a running container is to be stopped, and perhaps started again. */
    private boolean stopped(ContainerSpec container, ContainerInstance instance) {
        boolean restart = container.restartsAfter(1, pod);
        String message;
        String probe = null;
        if (!instance.hash().equals(container.hash())) {
            message = "Container " + container.name() + " definition changed";
            restart = true;
        } else if (probes.failed(ProbeType.LIVENESS, instance.id())) {
            message = "Container " + container.name() + " failed liveness probe";
            probe = "livenessProbe";
        } else if (probes.failed(ProbeType.STARTUP, instance.id())) {
            message = "Container " + container.name() + " failed startup probe";
            probe = "startupProbe";
        } else {
            return false;
        }
        if (restart) {
            message += ", will be restarted";
            toStart.add(container);
        }
        toKill.add(new Kill(container, instance, message, probe));
        return true;
    }

    /** From the last init container backwards; tells whether the pod is initialised. */
    private boolean init() {
        List<ContainerSpec> inits = pod.initContainers();
        if (inits.isEmpty()) {
            return true;
        }
        boolean initialised = pod.containers().stream()
                .anyMatch(c -> seen.find(c.name()).filter(i -> !i.hasExited()).isPresent());
        boolean before = initialised;
        for (int i = inits.size() - 1; i >= 0; i--) {
            ContainerSpec container = inits.get(i);
            Optional<ContainerInstance> instance = seen.find(container.name());
            if (instance.isEmpty()) {
                if (before && container.isSidecar()) {
                    initToStart.add(0, container);
                }
                continue;
            }
            if (before && !container.isSidecar()) {
                continue;
            }
            boolean last = i == inits.size() - 1;
            ContainerSpec next = last || before ? null : inits.get(i + 1);
            initialised |= step(container, instance.get(), next) && last;
            if (killPod) {
                return false;
            }
            before = true;
        }
        if (!before) {
            initToStart.add(0, inits.get(0));
        }
        return initialised;
    }

    /** Decides about one init container; tells whether it is done. {@code next} starts after it, unless null. */
    private boolean step(ContainerSpec container, ContainerInstance instance, ContainerSpec next) {
        if (container.isSidecar()) {
            return sidecar(container, instance, next);
        }
        if (instance.isRunning()) {
            return false;
        }
        if (!instance.hasExited() || instance.exitCode() != 0) {
            if (instance.hasExited() && !container.restartsAfter(instance.exitCode(), pod)) {
                killPod = true;
                initToStart.clear();
            } else {
                initToStart.add(0, container);
            }
            return false;
        }
        if (next != null) {
            initToStart.add(0, next);
        }
        return true;
    }

    private boolean sidecar(ContainerSpec container, ContainerInstance instance, ContainerSpec next) {
        if (!instance.isRunning()) {
            initToStart.add(0, container);
            return false;
        }
        if (probes.failed(ProbeType.STARTUP, instance.id())) {
            restart(container, instance, "startup");
            return false;
        }
        boolean hasStartup = container.probe("startupProbe").isObject();
        if (hasStartup && !probes.get(ProbeType.STARTUP, instance.id()).orElse(false)) {
            return false;
        }
        if (next != null) {
            initToStart.add(0, next);
        }
        if (probes.failed(ProbeType.LIVENESS, instance.id())) {
            restart(container, instance, "liveness");
        }
        return true;
    }

    private void restart(ContainerSpec container, ContainerInstance instance, String probe) {
        String message = "Init container " + container.name() + " failed " + probe + " probe";
        toKill.add(new Kill(container, instance, message, probe + "Probe"));
        initToStart.add(0, container);
    }
}
