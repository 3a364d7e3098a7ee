package dev.podfall.sim.scheduler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.client.WatchEvent;
import dev.podfall.sim.client.WatchEvent.Type;
import dev.podfall.sim.clock.Dice;
import dev.podfall.sim.loop.Timeline;
import dev.podfall.sim.loop.Timer;
import dev.podfall.sim.scheduler.framework.NodeInfo;
import dev.podfall.sim.scheduler.framework.PodInfo;
import dev.podfall.sim.scheduler.framework.Snapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Gives pods their nodes, one at a time. Start and stop it on the cluster's loop. Mirrors {@code pkg/scheduler/scheduler.go}
 * and {@code eventhandlers.go}.
 */
public final class Scheduler {
    private static final String NAME = "default-scheduler";

    /** What one attempt takes; it also lets the news of the last binding arrive first. */
    private static final Duration CYCLE = Duration.ofMillis(2);

    private static final Set<String> ROOM_PLUGINS = Set.of("NodeResourcesFit", "NodePorts");
    private static final Set<String> POD_PLUGINS = Set.of("InterPodAffinity", "PodTopologySpread");

    private final SimClient client;
    private final Timeline timeline;
    private final ClusterCache cache;
    private final SchedulingQueue queue;
    private final Filtering filtering = new Filtering();
    private final SchedulingCycle cycle;
    private final List<SimClient.Watch> watches = new ArrayList<>();
    private Timer next;

    /** @param client the API as {@code system:kube-scheduler} */
    public Scheduler(SimClient client, Timeline timeline, Dice dice) {
        this.client = client;
        this.timeline = timeline;
        this.cache = new ClusterCache(client);
        this.queue = new SchedulingQueue(timeline, this::scheduleSoon);
        this.cycle = new SchedulingCycle(client, timeline, filtering, new Scoring(dice));
    }

    /** Hears of all nodes and pods there are and begins to work. */
    public void start() {
        watch(Resources.NODES, this::onNode);
        watch(Resources.PODS, this::onPod);
        for (ResourceType type :
                List.of(Resources.PERSISTENTVOLUMECLAIMS, Resources.PERSISTENTVOLUMES, Resources.STORAGECLASSES)) {
            watch(type, e -> queue.moveIf(p -> p.rejectors().contains("VolumeBinding")));
        }
    }

    public void stop() {
        watches.forEach(SimClient.Watch::close);
        watches.clear();
        queue.clear();
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
        queue.pop().ifPresent(this::schedule);
        if (queue.hasActive()) {
            scheduleSoon();
        }
    }

    private void schedule(QueuedPod queued) {
        PodInfo pod = queued.pod();
        SchedulingCycle.Result result = cycle.run(pod, cache.snapshot());
        if (result.node() != null) {
            cache.place(pod, result.node());
            queue.remove(pod.uid());
            return;
        }
        queued.failed(result.rejectors(), timeline.now());
        if (result.rejectors().isEmpty() && !pod.isDeleting()) {
            queue.retry(queued);
        } else {
            queue.rest(queued);
        }
    }

    private void onNode(WatchEvent event) {
        String name = event.object().path("metadata").path("name").asText();
        if (event.type() == Type.DELETED) {
            cache.removeNode(event.object());
            return;
        }
        cache.setNode(event.object());
        NodeInfo node = cache.find(name);
        if (event.previous() == null) {
            nodeChanged(node, null);
        } else if (changedForPods(event)) {
            NodeInfo before = node.copy();
            before.setNode(event.previous());
            nodeChanged(node, before);
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
            placedPodsChanged(cache.find(pod.nodeName()));
        } else {
            queue.remove(pod.uid());
            boolean isNew = event.previous() == null
                    || event.previous().path("spec").path("nodeName").asText().isEmpty()
                    || !pod.labels().equals(event.previous().path("metadata").path("labels"));
            cache.place(pod, pod.nodeName());
            if (isNew) {
                placedPodsChanged(null);
            }
        }
    }

    private void onWaiting(WatchEvent event, PodInfo pod, boolean gone) {
        boolean mine = pod.spec().path("schedulerName").asText(NAME).equals(NAME);
        boolean gated = !pod.spec().path("schedulingGates").isEmpty();
        if (gone || !mine || gated) {
            queue.remove(pod.uid());
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

    /** A node came or changed: pods that it would not take before and takes now are tried again. */
    private void nodeChanged(NodeInfo node, NodeInfo before) {
        Snapshot snapshot = cache.snapshot();
        queue.moveIf(p -> filtering.mayHelp(p.pod(), p.rejectors(), node, before, snapshot));
    }

    /** A pod came or went: what it took may be free, and others may look at its labels. */
    private void placedPodsChanged(NodeInfo freed) {
        Snapshot snapshot = cache.snapshot();
        queue.moveIf(p -> {
            Set<String> room = intersection(p.rejectors(), ROOM_PLUGINS);
            if (freed != null && filtering.mayHelp(p.pod(), room, freed, null, snapshot)) {
                return true;
            }
            Set<String> near = intersection(p.rejectors(), POD_PLUGINS);
            return snapshot.nodes().stream().anyMatch(n -> filtering.mayHelp(p.pod(), near, n, null, snapshot));
        });
    }

    private static Set<String> intersection(Set<String> some, Set<String> others) {
        Set<String> both = new HashSet<>(some);
        both.retainAll(others);
        return both;
    }
}
