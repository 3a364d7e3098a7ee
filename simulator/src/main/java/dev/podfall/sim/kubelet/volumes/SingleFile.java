package dev.podfall.sim.kubelet.volumes;

import dev.podfall.sim.files.Content;
import dev.podfall.sim.files.NodeFiles;
import dev.podfall.sim.files.Tree;
import dev.podfall.sim.workload.ContainerRuntime.Mount;

/** One file mounted by itself, such as {@code /dev/termination-log}. */
public final class SingleFile implements Mount {
    private static final String NAME = "file";
    private static final long MOST_BYTES = 1 << 20;

    private final Tree tree;

    public SingleFile(NodeFiles files) {
        this.tree = files.unsaved(MOST_BYTES);
        tree.file(NAME);
    }

    /** Its first bytes. */
    public byte[] content(int most) {
        Content content = tree.find(NAME).content();
        return content.read(0, most);
    }

    /** Nobody needs it any more. */
    public void forget() {
        tree.clear();
    }

    @Override
    public Tree tree() {
        return tree;
    }

    @Override
    public String path() {
        return NAME;
    }

    @Override
    public boolean readOnly() {
        return false;
    }
}
