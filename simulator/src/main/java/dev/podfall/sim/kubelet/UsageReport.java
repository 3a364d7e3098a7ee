package dev.podfall.sim.kubelet;

import dev.podfall.sim.gateway.NodeStats;
import dev.podfall.sim.kubelet.container.ContainerInstance;
import dev.podfall.sim.kubelet.container.ContainerStore;
import dev.podfall.sim.kubelet.container.PodContainers;
import dev.podfall.sim.kubelet.host.Host;
import dev.podfall.sim.kubelet.lifecycle.PodWorkers;
import dev.podfall.sim.kubelet.pod.PodView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the containers of this node use. */
record UsageReport(Host host, PodWorkers workers, ContainerStore store) implements NodeStats {
    /** Two scrapes must have seen a container before anything can be said of it. */
    private static final Duration MEASURABLE = Duration.ofSeconds(15);

    @Override
    public String node() {
        return host.node();
    }

    @Override
    public List<ContainerStats> containers() {
        List<ContainerStats> all = new ArrayList<>();
        for (PodView pod : workers.pods()) {
            Optional<PodContainers> containers = store.find(pod.uid());
            containers.ifPresent(c -> c.snapshot().running().forEach(i -> add(pod, c, i, all)));
        }
        return all;
    }

    private void add(PodView pod, PodContainers containers, ContainerInstance instance, List<ContainerStats> all) {
        Instant since = host.now().minus(MEASURABLE);
        if (!instance.started().isAfter(since)) {
            containers
                    .process(instance.id())
                    .map(p -> p.usage())
                    .ifPresent(usage -> all.add(new ContainerStats(
                            pod.namespace(), pod.name(), instance.name(), usage.cpuMillis(), usage.memoryBytes())));
        }
    }
}
