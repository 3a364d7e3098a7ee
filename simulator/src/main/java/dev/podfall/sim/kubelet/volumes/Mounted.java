package dev.podfall.sim.kubelet.volumes;

import dev.podfall.sim.files.Tree;
import dev.podfall.sim.workload.ContainerRuntime.Mount;

/**
 * A volume on its node.
 *
 * @param path what of the tree it is; empty for all
 * @param inMemory whether what is written to it counts as the writer's memory
 */
record Mounted(Tree tree, String path, boolean inMemory) {
    /** The volume as one container sees it. */
    Mount view(String subPath, boolean readOnly, String source) {
        return new MountView(tree, subPath.isEmpty() ? path : path + "/" + subPath, readOnly, inMemory, source);
    }
}
