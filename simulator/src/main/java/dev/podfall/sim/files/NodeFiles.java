package dev.podfall.sim.files;

import java.time.InstantSource;

/** The disk of one node: trees by key, bounded together. */
public final class NodeFiles {
    private static final long MOST_FILES = 200_000;

    private final FileStore store;
    private final String prefix;
    private final Space space;
    private final InstantSource clock;

    NodeFiles(FileStore store, String node, long bytes, InstantSource clock) {
        this.store = store;
        this.prefix = node + "/";
        this.space = new Space(store.space(), bytes, MOST_FILES);
        this.clock = clock;
    }

    /** What is used of the node's disk. */
    public Space space() {
        return space;
    }

    /** The tree of that key: what was saved of it, or a new one. It is saved from now on. */
    public Tree tree(String key) {
        return store.tree(prefix + key, Space.within(space));
    }

    /** {@link #tree(String)} that holds at most so many bytes. */
    public Tree tree(String key, long mostBytes) {
        return store.tree(prefix + key, new Space(space, mostBytes, Long.MAX_VALUE));
    }

    /** A tree that nothing remembers. */
    public Tree unsaved(long mostBytes) {
        return new Tree(store.blocks(), new Space(space, mostBytes, Long.MAX_VALUE), clock);
    }

    /** Whether there is something of that key. */
    public boolean has(String key) {
        return store.has(prefix + key);
    }

    /** Removes all trees whose keys begin like that; what they held may be used for others. */
    public void removeAll(String keyPrefix) {
        store.removeAll(prefix + keyPrefix, key -> true);
    }

    /** Removes trees whose keys begin like that and of which {@code unwanted} holds; it is asked with the key. */
    public void removeAll(String keyPrefix, java.util.function.Predicate<String> unwanted) {
        store.removeAll(prefix + keyPrefix, key -> unwanted.test(key.substring(prefix.length())));
    }
}
