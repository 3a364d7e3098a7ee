package dev.podfall.sim.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * All files of a cluster's nodes. What is in them lies in a folder beside the cluster's journal: blocks of content, and a
 * file per tree that says what is where. Call it on the loop.
 */
public final class FileStore implements AutoCloseable {
    private static final long MOST_FILES = 400_000;
    private static final String SUFFIX = ".tree";

    private final Path directory;
    private final boolean kept;
    private final InstantSource clock;
    private final Blocks blocks;
    private final Space space = new Space(null, Long.MAX_VALUE, MOST_FILES);
    private final NavigableMap<String, TreeFile> trees = new TreeMap<>();
    private long nextFile;

    private FileStore(Path directory, boolean kept, InstantSource clock) {
        this.directory = directory;
        this.kept = kept;
        this.clock = clock;
        this.blocks = new Blocks(directory, kept);
    }

    /** Files that are gone when it is closed. */
    public static FileStore temporary(InstantSource clock) {
        try {
            return new FileStore(Files.createTempDirectory("podfall-files"), false, clock);
        } catch (IOException e) {
            throw new UncheckedIOException("There is no room for the cluster's files. Free space on the disk.", e);
        }
    }

    /**
     * Files in a folder, with what is there already.
     *
     * @throws IllegalStateException when what is there cannot be read, with what to do
     */
    public static FileStore in(Path directory, InstantSource clock) {
        FileStore store = new FileStore(directory, true, clock);
        store.load();
        return store;
    }

    private void load() {
        if (!Files.isDirectory(directory)) {
            return;
        }
        blocks.reading();
        for (Path file : treeFiles()) {
            try {
                load(file);
            } catch (IOException | RuntimeException damaged) {
                throw new IllegalStateException(
                        "The files of the cluster's containers in " + file + " cannot be read: " + damaged.getMessage()
                                + ". Restore it from a backup, or delete the folder " + directory
                                + ": the cluster then opens without what its containers wrote.",
                        damaged);
            }
        }
        trees.values().forEach(t -> adopt(t.tree().root()));
        blocks.adoptedAll();
    }

    private static void adopt(Inode directory) {
        for (Inode child : directory.children().values()) {
            if (child.isDirectory()) {
                adopt(child);
            } else if (child.isFile()) {
                child.content().adopt();
            }
        }
    }

    private List<Path> treeFiles() {
        try (Stream<Path> all = Files.list(directory)) {
            return all.filter(p -> p.getFileName().toString().matches("[0-9]{1,18}\\" + SUFFIX))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The files of the cluster in " + directory + " cannot be read.", e);
        }
    }

    private void load(Path file) throws IOException {
        String name = file.getFileName().toString();
        nextFile = Math.max(nextFile, Long.parseLong(name.substring(0, name.length() - SUFFIX.length())) + 1);
        String key = TreeReader.key(file);
        if (key == null) {
            Files.delete(file);
            return;
        }
        Tree tree = new Tree(blocks, new Space(space, Long.MAX_VALUE, Long.MAX_VALUE), this::now);
        trees.put(key, new TreeReader(tree, blocks).read(file, key));
    }

    /** Before the cluster has a time, it is the beginning of time. */
    private Instant now() {
        Instant now = clock.instant();
        return now == null ? Instant.EPOCH : now;
    }

    Space space() {
        return space;
    }

    Path directory() {
        return directory;
    }

    Blocks blocks() {
        return blocks;
    }

    /**
     * The disk of a node.
     *
     * @param bytes how much it holds
     */
    public NodeFiles node(String name, long bytes) {
        return new NodeFiles(this, name, bytes, this::now);
    }

    Tree tree(String key, Space within) {
        TreeFile saved = trees.get(key);
        if (saved != null) {
            saved.tree().space().moveTo(within);
            return saved.tree();
        }
        Tree tree = new Tree(blocks, within, this::now);
        Path file = kept ? directory.resolve(nextFile++ + SUFFIX) : null;
        trees.put(key, new TreeFile(file, key, tree, 0, 0));
        return tree;
    }

    boolean has(String key) {
        return trees.containsKey(key);
    }

    void removeAll(String prefix, Predicate<String> unwanted) {
        Map<String, TreeFile> there = trees.subMap(prefix, true, prefix + Character.MAX_VALUE, false);
        for (String key : new ArrayList<>(there.keySet())) {
            if (unwanted.test(key)) {
                trees.remove(key).delete();
            }
        }
    }

    /**
     * Saves what changed, at most so many files of it.
     *
     * @return whether all is saved
     */
    public boolean checkpoint(int most) {
        try {
            int left = most;
            for (TreeFile tree : trees.values()) {
                left -= tree.save(left);
                if (left <= 0) {
                    return false;
                }
                tree.tidy();
            }
        } finally {
            if (kept) {
                blocks.saving();
            }
        }
        blocks.settle();
        return true;
    }

    /** Bytes that content takes on the disk of this machine. */
    public long bytesOnDisk() {
        return blocks.bytesOnDisk();
    }

    /** Forgets all in memory; what was not saved is lost. */
    @Override
    public void close() {
        blocks.close();
        if (!kept) {
            try {
                Files.deleteIfExists(directory);
            } catch (IOException stays) {
                // An empty folder among the machine's temporary files.
            }
        }
    }
}
