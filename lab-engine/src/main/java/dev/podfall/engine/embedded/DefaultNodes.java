package dev.podfall.engine.embedded;

import dev.podfall.sim.kubelet.node.NodeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The nodes of a cluster: plain ones, and from three on one with a GPU and its taint. */
final class DefaultNodes {
    private static final long GIB = 1L << 30;

    private DefaultNodes() {}

    /** @param count 0 for three */
    static List<NodeSpec> of(int count) {
        int all = count <= 0 ? 3 : count;
        int plain = all >= 3 ? all - 1 : all;
        List<NodeSpec> nodes = new ArrayList<>();
        for (int i = 1; i <= plain; i++) {
            nodes.add(new NodeSpec("node-" + i, 4000, 16 * GIB, 110, Map.of(), Map.of(), List.of()));
        }
        if (all > plain) {
            nodes.add(new NodeSpec(
                    "gpu-1",
                    8000,
                    32 * GIB,
                    110,
                    Map.of("nvidia.com/gpu", 1L),
                    Map.of("accelerator", "nvidia-a100"),
                    List.of("nvidia.com/gpu=present:NoSchedule")));
        }
        return nodes;
    }
}
