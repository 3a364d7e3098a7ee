package dev.podfall.sim.storage;

/** Reaches into the nodes' own file systems for who removes what a volume held. */
@FunctionalInterface
public interface NodeDirectories {
    /** For clusters whose nodes have no files. */
    NodeDirectories NONE = (node, path) -> {};

    /**
     * Removes a directory with all that is in it; one that is not there is fine.
     *
     * @param node its name; empty for all nodes
     */
    void remove(String node, String path);
}
