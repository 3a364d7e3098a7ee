package dev.podfall.sim.scheduler.plugins;

import dev.podfall.sim.client.Amounts;
import dev.podfall.sim.scheduler.framework.NodeInfo;
import dev.podfall.sim.scheduler.framework.PodInfo;
import dev.podfall.sim.scheduler.framework.ScorePlugin;
import dev.podfall.sim.scheduler.framework.Snapshot;
import java.util.List;

/**
 * Nodes whose cpu and memory fill up evenly are liked better. Mirrors {@code plugins/noderesources/balanced_allocation.go}.
 */
final class NodeResourcesBalancedAllocation implements ScorePlugin {
    @Override
    public String name() {
        return "NodeResourcesBalancedAllocation";
    }

    @Override
    public int weight() {
        return 1;
    }

    @Override
    public long[] score(PodInfo pod, Snapshot snapshot, List<NodeInfo> nodes) {
        boolean bestEffort = pod.requests().get("cpu") == 0 && pod.requests().get("memory") == 0;
        return nodes.stream().mapToLong(n -> bestEffort ? 0 : score(pod, n)).toArray();
    }

    private static long score(PodInfo pod, NodeInfo node) {
        Amounts with = node.requested().copy();
        with.add(pod.requests(), 1);
        long before = balance(node.requested(), node.allocatable());
        long after = balance(with, node.allocatable());
        return MAX_SCORE / 2 + (MAX_SCORE / 2 + after - before) / 2;
    }

    private static long balance(Amounts requested, Amounts allocatable) {
        double cpu = share(requested, allocatable, "cpu");
        double memory = share(requested, allocatable, "memory");
        return (long) ((1 - Math.abs(cpu - memory) / 2) * MAX_SCORE);
    }

    private static double share(Amounts requested, Amounts allocatable, String resource) {
        long capacity = allocatable.get(resource);
        return capacity == 0 ? 0 : Math.min(1.0, (double) requested.get(resource) / capacity);
    }
}
