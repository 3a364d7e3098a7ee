package dev.podfall.sim.scheduler;

import dev.podfall.sim.scheduler.framework.FilterPlugin;
import dev.podfall.sim.scheduler.framework.FilterPlugin.NodeFilter;
import dev.podfall.sim.scheduler.framework.NodeInfo;
import dev.podfall.sim.scheduler.framework.PodInfo;
import dev.podfall.sim.scheduler.framework.Rejection;
import dev.podfall.sim.scheduler.framework.Snapshot;
import dev.podfall.sim.scheduler.plugins.DefaultPlugins;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Puts a pod's question to nodes: may it run there? */
final class Filtering {
    private final List<FilterPlugin> plugins = DefaultPlugins.filters();

    /** What keeps the pod from every node: plugin and reason, or empty. */
    Optional<Map.Entry<String, String>> rejectEverywhere(PodInfo pod, Snapshot snapshot) {
        for (FilterPlugin plugin : plugins) {
            Optional<String> reason = plugin.rejectEverywhere(pod, snapshot);
            if (reason.isPresent()) {
                return Optional.of(Map.entry(plugin.name(), reason.get()));
            }
        }
        return Optional.empty();
    }

    /** Each node's answer, in order of node. */
    Map<NodeInfo, Optional<Rejection>> filter(PodInfo pod, Snapshot snapshot) {
        List<NodeFilter> filters =
                plugins.stream().map(p -> p.prepare(pod, snapshot)).toList();
        Map<NodeInfo, Optional<Rejection>> answers = new TreeMap<>(java.util.Comparator.comparing(NodeInfo::name));
        snapshot.nodes().forEach(node -> answers.put(node, ask(filters, node)));
        return answers;
    }

    /** Whether the pod may run on that node. */
    boolean fits(PodInfo pod, NodeInfo node, Snapshot snapshot) {
        List<NodeFilter> filters =
                plugins.stream().map(p -> p.prepare(pod, snapshot)).toList();
        return ask(filters, node).isEmpty();
    }

    /** Whether one of these plugins lets the pod onto {@code now} but would not onto {@code before} (null: never). */
    boolean mayHelp(PodInfo pod, Set<String> names, NodeInfo now, NodeInfo before, Snapshot snapshot) {
        return plugins.stream()
                .filter(p -> names.contains(p.name()))
                .map(p -> p.prepare(pod, snapshot))
                .anyMatch(f -> f.filter(now).isEmpty()
                        && (before == null || f.filter(before).isPresent()));
    }

    private static Optional<Rejection> ask(List<NodeFilter> filters, NodeInfo node) {
        for (NodeFilter filter : filters) {
            Optional<Rejection> rejection = filter.filter(node);
            if (rejection.isPresent()) {
                return rejection;
            }
        }
        return Optional.empty();
    }
}
