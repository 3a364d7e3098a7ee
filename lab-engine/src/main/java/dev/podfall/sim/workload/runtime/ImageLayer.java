package dev.podfall.sim.workload.runtime;

import dev.podfall.sim.workload.FileSystem;
import dev.podfall.sim.workload.Image;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The read-only file system of an image: its files, its programs, and the directories every image has. */
final class ImageLayer {
    private static final List<String> USUAL =
            List.of("/bin", "/dev", "/etc", "/home", "/proc", "/root", "/sys", "/tmp", "/usr/bin", "/var/log");
    private static final byte[] ELF = {0x7f, 'E', 'L', 'F', 2, 1, 1, 0};

    private final Image image;
    private final Map<String, TreeSet<String>> directories = new HashMap<>();

    ImageLayer(Image image) {
        this.image = image;
        addDirectory("/");
        USUAL.forEach(this::addDirectory);
        image.files().keySet().forEach(this::add);
        image.programs().keySet().stream().filter(p -> p.startsWith("/")).forEach(this::add);
    }

    private void add(String path) {
        String parent = FileSystem.parent(path);
        addDirectory(parent);
        directories.get(parent).add(FileSystem.name(path));
    }

    private void addDirectory(String path) {
        if (directories.putIfAbsent(path, new TreeSet<>()) == null && !path.equals("/")) {
            add(path);
        }
    }

    Optional<byte[]> read(String path) {
        byte[] content = image.files().get(path);
        return Optional.ofNullable(content != null ? content : isProgram(path) ? ELF : null);
    }

    boolean isProgram(String path) {
        return image.programs().containsKey(path);
    }

    boolean isDirectory(String path) {
        return directories.containsKey(path);
    }

    boolean exists(String path) {
        return isDirectory(path) || isProgram(path) || image.files().containsKey(path);
    }

    Collection<String> list(String directory) {
        return directories.getOrDefault(directory, new TreeSet<>());
    }
}
