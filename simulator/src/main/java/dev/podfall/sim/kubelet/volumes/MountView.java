package dev.podfall.sim.kubelet.volumes;

import dev.podfall.sim.files.Tree;
import dev.podfall.sim.workload.ContainerRuntime.Mount;

/** A volume as one container mounts it: perhaps read-only, perhaps a sub-path of it, perhaps in memory. */
final class MountView implements Mount {
    private final Tree tree;
    private final String path;
    private final boolean readOnly;
    private final boolean inMemory;
    private final String source;
    private long charged;

    /**
     * @param inMemory whether what the container writes counts as its memory
     * @param source its path on the node
     */
    MountView(Tree tree, String path, boolean readOnly, boolean inMemory, String source) {
        this.source = source;
        this.tree = tree;
        this.path = path;
        this.readOnly = readOnly;
        this.inMemory = inMemory;
    }

    @Override
    public Tree tree() {
        return tree;
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public boolean readOnly() {
        return readOnly;
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public boolean inMemory() {
        return inMemory;
    }

    @Override
    public void charge(long bytes) {
        charged = Math.max(0, charged + bytes);
    }

    @Override
    public long memoryBytes() {
        return inMemory ? charged : 0;
    }
}
