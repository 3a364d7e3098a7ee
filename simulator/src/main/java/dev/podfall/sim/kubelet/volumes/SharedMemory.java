package dev.podfall.sim.kubelet.volumes;

import dev.podfall.sim.files.Tree;
import dev.podfall.sim.workload.ContainerRuntime.Mount;

/** {@code /dev/shm} as one container of a pod sees it. */
final class SharedMemory implements Mount {
    private final Tree tree;
    private long charged;

    SharedMemory(Tree tree) {
        this.tree = tree;
    }

    @Override
    public Tree tree() {
        return tree;
    }

    @Override
    public String path() {
        return "";
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public boolean inMemory() {
        return true;
    }

    @Override
    public String device() {
        return "shm";
    }

    @Override
    public void charge(long bytes) {
        charged = Math.max(0, charged + bytes);
    }

    @Override
    public long memoryBytes() {
        return charged;
    }
}
