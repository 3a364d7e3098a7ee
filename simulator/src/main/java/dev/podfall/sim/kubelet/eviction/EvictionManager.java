package dev.podfall.sim.kubelet.eviction;

import dev.podfall.sim.kubelet.container.ContainerStore;
import dev.podfall.sim.kubelet.host.Host;
import dev.podfall.sim.kubelet.lifecycle.PodWorkers;
import dev.podfall.sim.kubelet.pod.PodView;
import dev.podfall.sim.kubelet.volumes.VolumeManager;
import dev.podfall.sim.loop.Timer;
import java.time.Duration;

/**
 * Looks every ten seconds at what the pods here have written, and evicts those that wrote more than their limits allow.
 * Volumes are measured once a minute only. Mirrors {@code localStorageEviction}; nothing is evicted for the node's sake.
 */
public final class EvictionManager {
    private static final Duration INTERVAL = Duration.ofSeconds(10);
    private static final int LOOKS_PER_MEASUREMENT = 6;
    private static final String REASON = "Evicted";
    private static final long GRACE_SECONDS = 1;
    private static final int CRITICAL = 2_000_000_000;

    private final Host host;
    private final PodWorkers workers;
    private final ContainerStore store;
    private final VolumeManager volumes;
    private Timer next;
    private int looks;

    public EvictionManager(Host host, PodWorkers workers, ContainerStore store, VolumeManager volumes) {
        this.host = host;
        this.workers = workers;
        this.store = store;
        this.volumes = volumes;
    }

    public void start() {
        next = host.time().after(INTERVAL, "kubelet " + host.node() + ": look at local storage", () -> {
            start();
            look();
        });
    }

    public void stop() {
        if (next != null) {
            next.cancel();
        }
    }

    private void look() {
        looks++;
        boolean measured = looks % LOOKS_PER_MEASUREMENT == 0;
        for (PodView pod : workers.pods()) {
            if (!pod.isFinished()
                    && !pod.isDeleted()
                    && LocalStorage.isLimited(pod)
                    && pod.spec().path("priority").asInt() < CRITICAL) {
                new LocalStorage(pod, store, volumes).exceeded(measured).ifPresent(why -> evict(pod, why));
            }
        }
    }

    private void evict(PodView pod, String why) {
        host.events().warning(pod.object(), REASON, why);
        workers.end(pod, REASON, why, GRACE_SECONDS);
    }
}
