package dev.podfall.sim.scheduler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.client.WatchEvent;
import dev.podfall.sim.client.WatchEvent.Type;
import dev.podfall.sim.clock.Dice;
import dev.podfall.sim.loop.Timeline;
import dev.podfall.sim.loop.Timer;
import dev.podfall.sim.scheduler.framework.NodeChange;
import dev.podfall.sim.scheduler.framework.NodeInfo;
import dev.podfall.sim.scheduler.framework.PodChange;
import dev.podfall.sim.scheduler.framework.PodInfo;
import dev.podfall.sim.scheduler.framework.Snapshot;
import dev.podfall.sim.scheduler.plugins.DynamicResources;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Gives pods their nodes, one at a time. Start and stop it on the cluster's loop. Mirrors {@code pkg/scheduler/scheduler.go}
 * and {@code eventhandlers.go}.
 */
public final class Scheduler {
    private static final String NAME = "default-scheduler";

    /** What one attempt takes; it also lets the news of the last binding arrive first. */
    private static final Duration CYCLE = Duration.ofNanos(500_000);

    private final SimClient client;
    private final Timeline timeline;
    private final ClusterCache cache;
    private final SchedulingQueue queue;
    private final Filtering filtering = new Filtering();
    private final SchedulingCycle cycle;
    private final PreBinding preBinding;
    private final List<SimClient.Watch> watches = new ArrayList<>();
    private Timer next;

    /** @param client the API as {@code system:kube-scheduler} */
    public Scheduler(SimClient client, Timeline timeline, Dice dice) {
        this.client = client;
        this.timeline = timeline;
        this.cache = new ClusterCache(client);
        this.queue = new SchedulingQueue(timeline, this::scheduleSoon);
        this.preBinding = new PreBinding(timeline);
        this.cycle = new SchedulingCycle(client, timeline, filtering, new Scoring(dice), preBinding);
    }

    /** Hears of all nodes and pods there are and begins to work. */
    public void start() {
        watch(Resources.NODES, this::onNode);
        watch(Resources.PODS, this::onPod);
        watch(Resources.PERSISTENTVOLUMES, e -> onVolume(e, p -> true));
        watch(Resources.STORAGECLASSES, e -> onVolume(e, p -> e.previous() == null));
        watch(Resources.RESOURCECLAIMS, this::onResourceClaim);
        watch(Resources.DEVICECLASSES, e -> moveThoseRejectedBy("DynamicResources"));
        watch(Resources.PERSISTENTVOLUMECLAIMS, e -> onVolume(e, p -> p.uses(e.object())));
    }

    public void stop() {
        watches.forEach(SimClient.Watch::close);
        watches.clear();
        queue.clear();
        preBinding.clear();
        if (next != null) {
            next.cancel();
        }
    }

    private void watch(ResourceType type, java.util.function.Consumer<WatchEvent> listener) {
        watches.add(client.watch(type, null, listener));
    }

    private void scheduleSoon() {
        if (next == null || !next.isPending()) {
            next = timeline.after(CYCLE, "kube-scheduler: schedule", this::scheduleOne);
        }
    }

    private void scheduleOne() {
        try {
            queue.pop().ifPresent(this::schedule);
        } finally {
            if (queue.hasActive()) {
                scheduleSoon();
            }
        }
    }

    /** A pod that the scheduler breaks over is told so and backs off; the loop hears of it while the back-off grows. */
    private void schedule(QueuedPod queued) {
        PodInfo pod = queued.pod();
        try {
            settle(queued, cycle.run(pod, cache.snapshot()));
        } catch (RuntimeException defect) {
            queued.failed(Set.of(), timeline.now());
            queue.retry(queued);
            cycle.broke(pod, defect);
            if (queued.backoffGrew()) {
                throw defect;
            }
        }
    }

    private void settle(QueuedPod queued, SchedulingCycle.Result result) {
        PodInfo pod = queued.pod();
        if (result.node() != null) {
            cache.place(pod, result.node().name());
            queue.remove(pod.uid());
            if (result.waits()) {
                preBinding.await(pod, result.node(), cache.snapshot(), (p, why) -> prepared(queued, result, why));
            }
            return;
        }
        queued.failed(result.rejectors(), timeline.now());
        if (result.rejectors().isEmpty() && !pod.isDeleting()) {
            queue.retry(queued);
        } else {
            queue.rest(queued);
        }
    }

    /** A pod's node is prepared, or cannot be. */
    private void prepared(QueuedPod queued, SchedulingCycle.Result chosen, Optional<String> why) {
        PodInfo pod = queued.pod();
        SchedulingCycle.Result result =
                why.isPresent() ? cycle.refused(pod, why.get()) : cycle.bind(pod, chosen.node());
        if (result.node() == null) {
            cache.remove(pod, chosen.node().name());
            if (client.find(Resources.PODS, pod.namespace(), pod.name()).isPresent()) {
                queue.comeBack(queued);
                settle(queued, result);
            }
        }
    }

    private void onVolume(WatchEvent event, Predicate<PodInfo> concerned) {
        if (event.type() != Type.DELETED) {
            queue.moveIf(p -> p.rejectors().contains("VolumeBinding") && concerned.test(p.pod()));
        }
    }

    /** Pods that wait for a claim are not in the queue until it is there. */
    private void onResourceClaim(WatchEvent event) {
        KubeObject claim = new KubeObject(event.object());
        for (ObjectNode json : client.list(Resources.PODS, claim.namespace())) {
            PodInfo pod = new PodInfo(json);
            if (pod.nodeName().isEmpty() && DynamicResources.uses(pod, claim)) {
                onWaiting(new WatchEvent(Type.MODIFIED, json, json), pod, pod.isFinished());
            }
        }
        moveThoseRejectedBy("DynamicResources");
    }

    private void moveThoseRejectedBy(String plugin) {
        queue.moveIf(p -> p.rejectors().contains(plugin));
    }

    private void onNode(WatchEvent event) {
        if (event.type() == Type.DELETED) {
            cache.removeNode(event.object());
            nodeChanged(new NodeChange(NodeInfo.of(event.object()), null));
            return;
        }
        cache.setNode(event.object());
        if (event.previous() == null) {
            nodeChanged(new NodeChange(null, NodeInfo.of(event.object())));
        } else if (changedForPods(event)) {
            nodeChanged(new NodeChange(NodeInfo.of(event.previous()), NodeInfo.of(event.object())));
        }
    }

    /** Heartbeats change nothing that pods care about. */
    private static boolean changedForPods(WatchEvent event) {
        JsonNode now = event.object();
        JsonNode before = event.previous();
        return !now.path("spec").equals(before.path("spec"))
                || !now.path("metadata")
                        .path("labels")
                        .equals(before.path("metadata").path("labels"))
                || !now.path("status")
                        .path("allocatable")
                        .equals(before.path("status").path("allocatable"));
    }

    private void onPod(WatchEvent event) {
        PodInfo pod = new PodInfo(event.object());
        boolean gone = event.type() == Type.DELETED || pod.isFinished();
        if (pod.nodeName().isEmpty()) {
            onWaiting(event, pod, gone);
        } else if (gone) {
            queue.remove(pod.uid());
            cache.remove(pod, pod.nodeName());
            podChanged(new PodChange(pod, null));
        } else {
            queue.remove(pod.uid());
            cache.place(pod, pod.nodeName());
            PodInfo before = event.previous() == null ? null : new PodInfo(event.previous());
            if (before == null || before.nodeName().isEmpty()) {
                podChanged(new PodChange(null, pod));
            } else if (!before.labels().equals(pod.labels()) || !before.spec().equals(pod.spec())) {
                podChanged(new PodChange(before, pod));
            }
        }
    }

    private void onWaiting(WatchEvent event, PodInfo pod, boolean gone) {
        boolean mine = pod.spec().path("schedulerName").asText(NAME).equals(NAME);
        boolean gated = !pod.spec().path("schedulingGates").isEmpty() || DynamicResources.waitsForClaim(pod, client);
        if (gone || !mine || gated) {
            queue.remove(pod.uid());
            if (!pod.nominatedNode().isEmpty()) {
                podChanged(new PodChange(pod, null));
            }
            preBinding.forget(pod.uid());
            if (cache.isPlaced(pod.uid())) {
                cache.snapshot().nodes().forEach(n -> cache.remove(pod, n.name()));
            }
        } else if (!cache.isPlaced(pod.uid())) {
            queue.addOrUpdate(pod, changedForScheduling(event));
        }
    }

    private static boolean changedForScheduling(WatchEvent event) {
        ObjectNode before = event.previous();
        return before != null
                && (!before.path("spec").equals(event.object().path("spec"))
                        || !before.path("metadata")
                                .path("labels")
                                .equals(event.object().path("metadata").path("labels")));
    }

    private void nodeChanged(NodeChange change) {
        queue.moveIf(p -> filtering.mayHelp(p.pod(), p.rejectors(), change));
    }

    private void podChanged(PodChange change) {
        if (!queue.hasResting()) {
            return;
        }
        Snapshot snapshot = cache.snapshot();
        queue.moveIf(p -> filtering.mayHelp(p.pod(), p.rejectors(), change, snapshot));
    }
}
