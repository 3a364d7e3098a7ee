package dev.podfall.sim.workload.runtime;

import dev.podfall.sim.files.Inode;
import dev.podfall.sim.files.Tree;
import dev.podfall.sim.workload.ContainerRuntime.Mount;
import dev.podfall.sim.workload.FileSystem;
import dev.podfall.sim.workload.ProcessContext.Files.ReadOnly;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The volumes of a container by where they are mounted; the longest path wins. */
final class Mounts {
    private final TreeMap<String, Mount> byPath = new TreeMap<>();

    Mounts(Map<String, Mount> mounts) {
        mounts.forEach((path, mount) -> byPath.put(FileSystem.resolve("/", path), mount));
    }

    Set<String> paths() {
        return byPath.keySet();
    }

    /** What of a volume a path is, or null when it lies in none. */
    Place at(String path) {
        for (String p = path; ; p = FileSystem.parent(p)) {
            Mount mount = byPath.get(p);
            if (mount != null) {
                return new Place(mount, path.substring(p.length()));
            }
            if (p.equals("/")) {
                return null;
            }
        }
    }

    /** Whether something is mounted below a path. */
    boolean below(String path) {
        return Mounts.begins(byPath.keySet(), path);
    }

    static boolean begins(Iterable<String> paths, String directory) {
        for (String path : paths) {
            if (path.startsWith(directory + "/")) {
                return true;
            }
        }
        return false;
    }

    /** Adds to the names in a directory those that lead to one of the paths. */
    static void addFirstParts(TreeSet<String> names, Iterable<String> paths, String directory) {
        String prefix = directory.equals("/") ? "/" : directory + "/";
        for (String path : paths) {
            if (path.startsWith(prefix)) {
                String rest = path.substring(prefix.length());
                int slash = rest.indexOf('/');
                names.add(slash < 0 ? rest : rest.substring(0, slash));
            }
        }
        names.remove("");
    }

    boolean haveLinks() {
        return byPath.values().stream().anyMatch(mount -> mount.tree().hasLinks());
    }

    /** Bytes in memory that count as the container's. */
    long memoryBytes() {
        return byPath.values().stream().mapToLong(Mount::memoryBytes).sum();
    }

    /** A path in a volume. @param relative to where the volume is mounted; empty for that itself */
    record Place(Mount mount, String relative) {
        Tree tree() {
            return mount.tree();
        }

        String path() {
            return mount.path() + "/" + relative;
        }

        Inode inode() {
            return tree().find(path());
        }

        boolean isMountPoint() {
            return relative.isEmpty();
        }

        /** @throws ReadOnly when it may not be written to */
        Place writable(String path) {
            if (mount.readOnly()) {
                throw new ReadOnly(path);
            }
            return this;
        }

        /** Does something to the tree, and charges the container for what it holds more. */
        void change(Runnable work) {
            long before = tree().space().bytes();
            try {
                work.run();
            } finally {
                mount.charge(tree().space().bytes() - before);
            }
        }
    }
}
