package dev.podfall.sim.kubelet.container;

import java.util.List;
import java.util.Optional;

/**
 * A pod's sandbox and containers as they were at one moment. Mirrors {@code kubecontainer.PodStatus}.
 *
 * @param sandbox null when there never was one
 * @param instances newest first
 */
public record PodSnapshot(Sandbox sandbox, List<ContainerInstance> instances) {
    public static final PodSnapshot NOTHING = new PodSnapshot(null, List.of());

    /**
     * A pod's network namespace.
     *
     * @param attempt how many came before
     * @param ready whether it stands
     * @param ip its address, kept after it is gone
     */
    public record Sandbox(String id, int attempt, boolean ready, String ip) {}

    /** The newest instance of a container. */
    public Optional<ContainerInstance> find(String container) {
        return instances.stream().filter(i -> i.name().equals(container)).findFirst();
    }

    /** The newest instance that ended. */
    public Optional<ContainerInstance> findExited(String container) {
        return instances.stream()
                .filter(i -> i.name().equals(container) && i.hasExited())
                .findFirst();
    }

    public boolean hasReadySandbox() {
        return sandbox != null && sandbox.ready();
    }

    /** The pod's address; empty before there is one. */
    public String ip() {
        return sandbox == null ? "" : sandbox.ip();
    }

    public List<ContainerInstance> running() {
        return instances.stream().filter(ContainerInstance::isRunning).toList();
    }
}
