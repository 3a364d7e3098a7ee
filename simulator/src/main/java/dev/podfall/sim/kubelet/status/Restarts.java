package dev.podfall.sim.kubelet.status;

import dev.podfall.sim.kubelet.container.ContainerInstance;
import dev.podfall.sim.kubelet.pod.ContainerSpec;
import dev.podfall.sim.kubelet.pod.PodView;
import java.util.Optional;

/** Whether a container is to be started. Mirrors {@code kubecontainer.ShouldContainerBeRestarted}. */
public final class Restarts {
    private Restarts() {}

    /** @param newest the container's newest instance, if there is one */
    public static boolean isDue(PodView pod, ContainerSpec container, Optional<ContainerInstance> newest) {
        if (pod.isDeleted() || newest.map(ContainerInstance::isRunning).orElse(false)) {
            return false;
        }
        return newest.map(i -> !i.hasExited() || container.restartsAfter(i.exitCode(), pod))
                .orElse(true);
    }
}
