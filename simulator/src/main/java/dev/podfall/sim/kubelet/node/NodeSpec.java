package dev.podfall.sim.kubelet.node;

import java.util.List;
import java.util.Map;

/**
 * A node.
 *
 * @param cpuMillis capacity in thousandths of a core
 * @param memoryBytes capacity
 * @param pods how many pods it takes
 * @param extended extended resources such as {@code nvidia.com/gpu}
 * @param labels beside the well-known ones
 * @param taints each {@code key=value:effect} or {@code key:effect}
 */
public record NodeSpec(
        String name,
        long cpuMillis,
        long memoryBytes,
        int pods,
        Map<String, Long> extended,
        Map<String, String> labels,
        List<String> taints) {}
