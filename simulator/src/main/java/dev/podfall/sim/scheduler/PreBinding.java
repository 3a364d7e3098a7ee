package dev.podfall.sim.scheduler;

import dev.podfall.sim.loop.Timeline;
import dev.podfall.sim.loop.Timer;
import dev.podfall.sim.scheduler.framework.NodeInfo;
import dev.podfall.sim.scheduler.framework.PodInfo;
import dev.podfall.sim.scheduler.framework.PreBindPlugin;
import dev.podfall.sim.scheduler.framework.PreBindPlugin.PreBindFailed;
import dev.podfall.sim.scheduler.framework.Snapshot;
import dev.podfall.sim.scheduler.plugins.DefaultPlugins;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Pods that have their node and wait there for what they need, such as volumes. Mirrors {@code bindingCycle}. */
final class PreBinding {
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(600);

    private final Timeline timeline;
    private final List<PreBindPlugin> plugins = DefaultPlugins.preBinding();
    private final Map<String, Timer> waiting = new HashMap<>();

    PreBinding(Timeline timeline) {
        this.timeline = timeline;
    }

    /** Asks for what the pod needs on the node, and tells whether it is there already. */
    boolean reserve(PodInfo pod, NodeInfo node, Snapshot snapshot) throws PreBindFailed {
        for (PreBindPlugin plugin : plugins) {
            if (!isReady(plugin, pod, node, snapshot)) {
                plugin.reserve(pod, node, snapshot);
                return false;
            }
        }
        return true;
    }

    /**
     * Looks every second whether it is there.
     *
     * @param done told once: with nothing when it is, or else with why it will not come
     */
    void await(PodInfo pod, NodeInfo node, Snapshot snapshot, BiConsumer<PodInfo, Optional<String>> done) {
        later(new Wait(pod, node, snapshot, timeline.now().plus(PATIENCE), done));
    }

    /** The pod is gone. */
    void forget(String uid) {
        Timer timer = waiting.remove(uid);
        if (timer != null) {
            timer.cancel();
        }
    }

    void clear() {
        waiting.values().forEach(Timer::cancel);
        waiting.clear();
    }

    private void later(Wait wait) {
        waiting.put(
                wait.pod().uid(),
                timeline.after(
                        POLL, "kube-scheduler: bind volumes of " + wait.pod().name(), () -> look(wait)));
    }

    private void look(Wait wait) {
        Optional<String> outcome = Optional.empty();
        try {
            for (PreBindPlugin plugin : plugins) {
                if (!isReady(plugin, wait.pod(), wait.node(), wait.snapshot())) {
                    if (timeline.now().isBefore(wait.deadline())) {
                        later(wait);
                        return;
                    }
                    throw new PreBindFailed("running PreBind plugin \"" + plugin.name()
                            + "\": binding volumes: context deadline exceeded");
                }
            }
        } catch (PreBindFailed failure) {
            outcome = Optional.of(failure.getMessage());
        }
        waiting.remove(wait.pod().uid());
        wait.done().accept(wait.pod(), outcome);
    }

    private static boolean isReady(PreBindPlugin plugin, PodInfo pod, NodeInfo node, Snapshot snapshot)
            throws PreBindFailed {
        try {
            return plugin.isReady(pod, node, snapshot);
        } catch (PreBindFailed failure) {
            throw new PreBindFailed("running PreBind plugin \"" + plugin.name() + "\": " + failure.getMessage());
        }
    }

    private record Wait(
            PodInfo pod,
            NodeInfo node,
            Snapshot snapshot,
            Instant deadline,
            BiConsumer<PodInfo, Optional<String>> done) {}
}
