package dev.podfall.sim.kubelet.volumes;

import dev.podfall.sim.files.Inode;
import dev.podfall.sim.files.NoSpaceException;
import dev.podfall.sim.files.Tree;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

/**
 * Swaps all files of a volume at once: they lie in a directory named by the time, {@code ..data} leads to it, and the names
 * that users know lead through that. Mirrors {@code pkg/volume/util.AtomicWriter}.
 */
final class AtomicWriter {
    private static final String DATA = "..data";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("..yyyy_MM_dd_HH_mm_ss.").withZone(ZoneOffset.UTC);
    private static final int DIRECTORY_MODE = 0755;

    private final Tree tree;

    AtomicWriter(Tree tree) {
        this.tree = tree;
    }

    /** @throws NoSpaceException when there is too much */
    void write(Map<String, FileProjection> files, Instant now) {
        Inode old = tree.find(DATA);
        String before = old == null ? null : old.target();
        String fresh = TIME.format(now) + Math.abs((long) now.hashCode() * 31 + files.hashCode() % 1000);
        if (fresh.equals(before)) {
            fresh += "1";
        }
        tree.changeMode(tree.makeDirectory(fresh), DIRECTORY_MODE);
        for (Map.Entry<String, FileProjection> file : files.entrySet()) {
            write(fresh + "/" + file.getKey(), file.getValue());
        }
        tree.remove(DATA);
        tree.link(DATA, fresh);
        linkNames(files);
        if (before != null) {
            tree.remove(before);
        }
    }

    private void write(String path, FileProjection content) {
        Inode file = tree.file(path);
        if (file == null) {
            return;
        }
        if (file.content().write(0, content.data()) < content.data().length) {
            throw new NoSpaceException();
        }
        tree.changeMode(file, content.mode());
        if (content.user() != null) {
            tree.changeOwner(file, content.user(), 0);
        }
    }

    /** The names at the top: new ones come, those of files that are gone go. */
    private void linkNames(Map<String, FileProjection> files) {
        List<String> names = files.keySet().stream()
                .map(path -> path.split("/", 2)[0])
                .distinct()
                .toList();
        for (String there : List.copyOf(tree.root().children().keySet())) {
            if (!there.startsWith("..") && !names.contains(there)) {
                tree.remove(there);
            }
        }
        names.stream().filter(name -> tree.find(name) == null).forEach(name -> tree.link(name, DATA + "/" + name));
    }
}
