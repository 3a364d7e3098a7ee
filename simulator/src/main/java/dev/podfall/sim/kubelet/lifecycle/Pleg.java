package dev.podfall.sim.kubelet.lifecycle;

import dev.podfall.sim.kubelet.container.ContainerInstance;
import dev.podfall.sim.kubelet.container.ContainerStore;
import dev.podfall.sim.kubelet.container.PodContainers;
import dev.podfall.sim.kubelet.container.PodSnapshot;
import dev.podfall.sim.kubelet.host.Host;
import dev.podfall.sim.loop.Timer;
import dev.podfall.sim.loop.Together;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Looks at containers once a second and tells which pods changed: what happens in between is seen late, or not at all.
 * Upstream relists every second; here the second is skipped when nothing could have changed. Mirrors
 * {@code pkg/kubelet/pleg/generic.go}.
 */
final class Pleg {
    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final Host host;
    private final ContainerStore store;
    private final Instant origin;
    private final Consumer<String> onEvent;
    private final Map<String, PodSnapshot> cache = new HashMap<>();
    private final Set<String> changed = new LinkedHashSet<>();
    private final List<Runnable> waiting = new ArrayList<>();
    private Timer next;
    /** When the next second's relist runs; null while it would see nothing new, or while one was asked for. */
    private Instant due;

    private long requested;

    /** @param onEvent told the UID of a pod whose containers started or ended */
    Pleg(Host host, ContainerStore store, Consumer<String> onEvent) {
        this.host = host;
        this.store = store;
        this.onEvent = onEvent;
        this.origin = host.now().plusMillis(host.dice().below(1000));
        store.onChange(uid -> {
            changed.add(uid);
            schedule();
        });
    }

    /** The pod as the last relist saw it. */
    PodSnapshot seen(String uid) {
        return cache.getOrDefault(uid, PodSnapshot.NOTHING);
    }

    /** Looks at once, without telling. */
    PodSnapshot look(String uid) {
        PodSnapshot now = store.find(uid).map(PodContainers::snapshot).orElse(PodSnapshot.NOTHING);
        cache.put(uid, now);
        return now;
    }

    /** How many relists there have been, those that were skipped among them: upstream's cache is as new after them. */
    long relists() {
        Instant last = due != null && !due.isAfter(host.now()) ? due.minusNanos(1) : host.now();
        Instant first = origin.minus(PERIOD); // before any pod was
        return requested + Duration.between(first, last).dividedBy(PERIOD);
    }

    /** Runs {@code task} as soon as there have been more relists than {@code known}. Mirrors {@code cache.GetNewerThan}. */
    void afterRelist(long known, Runnable task) {
        if (relists() > known) {
            host.time().soon("kubelet " + host.node() + ": seen already", task);
        } else {
            waiting.add(task);
            schedule();
        }
    }

    /** Relists now instead of at the next second. */
    void relistNow() {
        if (next != null) {
            next.cancel();
        }
        due = null;
        next = host.time().soon("kubelet " + host.node() + ": relist as requested", () -> {
            requested++;
            relist();
        });
    }

    void forget(String uid) {
        cache.remove(uid);
        changed.remove(uid);
    }

    private void schedule() {
        if (next == null || !next.isPending()) {
            long since = Duration.between(origin, host.now()).toMillis();
            long wait = PERIOD.toMillis() - Math.floorMod(since, PERIOD.toMillis());
            due = host.now().plusMillis(wait);
            next = host.time().after(Duration.ofMillis(wait), "kubelet " + host.node() + ": relist", () -> {
                due = null;
                relist();
            });
        }
    }

    private void relist() {
        List<String> dirty = List.copyOf(changed);
        changed.clear();
        List<String> told = new ArrayList<>();
        for (String uid : dirty) {
            PodSnapshot before = seen(uid);
            if (isNews(before, look(uid))) {
                told.add(uid);
            }
        }
        List<Runnable> ready = List.copyOf(waiting);
        waiting.clear();
        List<Runnable> all = new ArrayList<>();
        told.forEach(uid -> all.add(() -> onEvent.accept(uid)));
        all.addAll(ready);
        Together.run(all);
    }

    /** Starts and ends are news, creation and removal are not. */
    private static boolean isNews(PodSnapshot before, PodSnapshot now) {
        Set<String> known = new HashSet<>();
        before.instances().forEach(i -> known.add(i.id() + i.state()));
        boolean containers = now.instances().stream()
                .anyMatch(i -> i.state() != ContainerInstance.State.CREATED && !known.contains(i.id() + i.state()));
        return containers || before.hasReadySandbox() != now.hasReadySandbox();
    }
}
