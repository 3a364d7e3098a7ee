package dev.podfall.sim.kubelet.volumes;

import dev.podfall.sim.files.Tree;
import dev.podfall.sim.workload.ContainerRuntime.Mount;

/** Volumes without pods. */
public final class TestVolumes {
    private TestVolumes() {}

    /** All of a tree, as one container mounts it. */
    public static Mount mount(Tree tree, boolean inMemory) {
        return new MountView(tree, "", false, inMemory, "");
    }
}
