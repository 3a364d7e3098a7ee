package dev.podfall.sim.scheduler;

import dev.podfall.sim.loop.Timeline;
import dev.podfall.sim.loop.Timer;
import dev.podfall.sim.scheduler.QueuedPod.Place;
import dev.podfall.sim.scheduler.framework.PodInfo;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Pods that wait for a node: ready for an attempt (by priority, then arrival), backing off, or unschedulable until
 * something changes that may help. Mirrors {@code pkg/scheduler/backend/queue}.
 */
final class SchedulingQueue {
    /** After this long an unschedulable pod is tried again whatever happened. */
    private static final Duration LONGEST_REST = Duration.ofMinutes(5);

    private final Timeline timeline;
    private final Runnable wake;
    private final Map<String, QueuedPod> pods = new LinkedHashMap<>();
    private final TreeSet<QueuedPod> active = new TreeSet<>(
            Comparator.comparing((QueuedPod p) -> -p.pod().priority()).thenComparing(QueuedPod::arrival));
    /** The unschedulable ones, which news of the cluster may help. */
    private final TreeSet<QueuedPod> resting = new TreeSet<>(Comparator.comparing(QueuedPod::arrival));

    private long arrivals;

    /** @param wake called when a pod is ready for an attempt */
    SchedulingQueue(Timeline timeline, Runnable wake) {
        this.timeline = timeline;
        this.wake = wake;
    }

    /** A new pod, or news of one that waits already. */
    void addOrUpdate(PodInfo pod, boolean mayHelp) {
        QueuedPod known = pods.get(pod.uid());
        if (known == null) {
            QueuedPod queued = new QueuedPod(pod, arrivals++);
            pods.put(pod.uid(), queued);
            activate(queued);
            return;
        }
        active.remove(known);
        known.update(pod);
        if (known.place() == Place.ACTIVE) {
            active.add(known);
        } else if (mayHelp && known.place() == Place.UNSCHEDULABLE) {
            retry(known);
        }
    }

    void remove(String uid) {
        QueuedPod known = pods.remove(uid);
        if (known != null) {
            active.remove(known);
            resting.remove(known);
            known.put(Place.UNSCHEDULABLE, null);
        }
    }

    /** A pod that had its node, and has it no more. */
    void comeBack(QueuedPod pod) {
        pods.put(pod.pod().uid(), pod);
        resting.add(pod);
    }

    /** The next pod to try. It stays known until {@link #remove} or {@link #rest}. */
    Optional<QueuedPod> pop() {
        return Optional.ofNullable(active.pollFirst());
    }

    boolean hasActive() {
        return !active.isEmpty();
    }

    /** Lets a pod rest that was tried in vain. */
    void rest(QueuedPod pod) {
        place(
                pod,
                Place.UNSCHEDULABLE,
                timeline.after(
                        LONGEST_REST, "kube-scheduler: try again " + pod.pod().name(), () -> retry(pod)));
    }

    /** Tries a pod again after its back-off, without waiting for a change. */
    void retry(QueuedPod pod) {
        Duration left = pod.backoffLeft(timeline.now());
        if (left.isZero()) {
            activate(pod);
        } else {
            place(
                    pod,
                    Place.BACKOFF,
                    timeline.after(left, "kube-scheduler: back-off " + pod.pod().name(), () -> activate(pod)));
        }
    }

    /** Something changed: the unschedulable pods that it may help are tried again. */
    void moveIf(Predicate<QueuedPod> mayHelp) {
        for (QueuedPod pod : List.copyOf(resting)) {
            if (mayHelp.test(pod)) {
                retry(pod);
            }
        }
    }

    /** Whether there are pods that a change may help. */
    boolean hasResting() {
        return !resting.isEmpty();
    }

    void clear() {
        pods.values().forEach(p -> p.put(Place.UNSCHEDULABLE, null));
        pods.clear();
        active.clear();
        resting.clear();
    }

    private void activate(QueuedPod pod) {
        if (pods.containsKey(pod.pod().uid())) {
            place(pod, Place.ACTIVE, null);
            active.add(pod);
            wake.run();
        }
    }

    private void place(QueuedPod pod, Place place, Timer timer) {
        pod.put(place, timer);
        boolean rests =
                place == Place.UNSCHEDULABLE && pods.containsKey(pod.pod().uid());
        if (rests) {
            resting.add(pod);
        } else {
            resting.remove(pod);
        }
    }
}
