package dev.podfall.sim.scheduler;

import dev.podfall.sim.scheduler.framework.FilterPlugin;
import dev.podfall.sim.scheduler.framework.FilterPlugin.NodeFilter;
import dev.podfall.sim.scheduler.framework.NodeChange;
import dev.podfall.sim.scheduler.framework.NodeInfo;
import dev.podfall.sim.scheduler.framework.PodChange;
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
        List<NodeFilter> filters = filters(pod, snapshot);
        Map<NodeInfo, Optional<Rejection>> answers = new TreeMap<>(java.util.Comparator.comparing(NodeInfo::name));
        snapshot.nodes().forEach(node -> answers.put(node, ask(filters, node)));
        return answers;
    }

    /** Whether the pod may run on that node. */
    boolean fits(PodInfo pod, NodeInfo node, Snapshot snapshot) {
        return ask(filters(pod, snapshot), node).isEmpty();
    }

    /** Whether one of these plugins may let the pod pass after the change of a node. */
    boolean mayHelp(PodInfo pod, Set<String> names, NodeChange change) {
        return plugins.stream().anyMatch(p -> names.contains(p.name()) && p.mayHelp(pod, change));
    }

    /** Whether one of these plugins may let the pod pass after the change of a pod. */
    boolean mayHelp(PodInfo pod, Set<String> names, PodChange change, Snapshot snapshot) {
        return plugins.stream().anyMatch(p -> names.contains(p.name()) && p.mayHelp(pod, change, snapshot));
    }

    private List<NodeFilter> filters(PodInfo pod, Snapshot snapshot) {
        return plugins.stream().map(p -> named(p, p.prepare(pod, snapshot))).toList();
    }

    /** A plugin that breaks is named in what its pod is told. */
    private static NodeFilter named(FilterPlugin plugin, NodeFilter filter) {
        return node -> {
            try {
                return filter.filter(node);
            } catch (RuntimeException defect) {
                String text = "running \"" + plugin.name() + "\" filter plugin: " + defect.getMessage();
                throw new IllegalStateException(text, defect);
            }
        };
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
