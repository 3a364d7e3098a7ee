package dev.podfall.sim.kubelet.container;

import dev.podfall.sim.kubelet.pod.ContainerSpec;
import dev.podfall.sim.kubelet.pod.PodView;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Who may be sent TERM when a pod stops: a sidecar waits for all regular containers and all later sidecars. */
final class TerminationOrder {
    private final PodView pod;
    private final Set<String> alive = new HashSet<>();
    private final List<Waiter> waiters = new ArrayList<>();
    private Runnable whenEmpty = () -> {};
    private boolean begun;

    private record Waiter(String container, Runnable task) {}

    TerminationOrder(PodView pod, List<ContainerInstance> running) {
        this.pod = pod;
        running.stream().filter(i -> pod.container(i.name()).isPresent()).forEach(i -> alive.add(i.name()));
    }

    void whenEmpty(Runnable task) {
        whenEmpty = task;
    }

    /** All kills are under way; with none, the end is here. */
    void begin() {
        begun = true;
        proceed();
    }

    /** Runs {@code task} when it is that container's turn. */
    void wait(String container, Runnable task) {
        waiters.add(new Waiter(container, task));
        proceed();
    }

    void ended(String container) {
        alive.remove(container);
        proceed();
    }

    private void proceed() {
        for (Waiter waiter : List.copyOf(waiters)) {
            if (isTurn(waiter.container()) && waiters.remove(waiter)) {
                waiter.task().run();
            }
        }
        if (begun && alive.isEmpty()) {
            Runnable end = whenEmpty;
            whenEmpty = () -> {};
            end.run();
        }
    }

    private boolean isTurn(String container) {
        ContainerSpec spec = pod.container(container).orElseThrow();
        if (!spec.isSidecar()) {
            return true;
        }
        boolean later = false;
        for (ContainerSpec init : pod.initContainers()) {
            if (later && alive.contains(init.name())) {
                return false;
            }
            later |= init.name().equals(container);
        }
        return pod.containers().stream().noneMatch(c -> alive.contains(c.name()));
    }
}
