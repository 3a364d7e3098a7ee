package dev.podfall.sim.workload.runtime;

import dev.podfall.sim.files.Inode;
import dev.podfall.sim.workload.ContainerRuntime.Mount;
import dev.podfall.sim.workload.ContainerRuntime.StartFailure;
import dev.podfall.sim.workload.FileSystem;
import dev.podfall.sim.workload.Image;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The read-only file system of an image: its files, its programs, and the directories every image has. */
final class ImageLayer {
    private static final List<String> USUAL = List.of(
            "/bin", "/dev", "/etc", "/home", "/proc", "/root", "/sys", "/tmp", "/usr/bin", "/var/log", "/var/tmp");
    private static final Set<String> OPEN = Set.of("/tmp", "/var/tmp");
    private static final byte[] ELF = {0x7f, 'E', 'L', 'F', 2, 1, 1, 0};

    private final Image image;
    private final Map<String, TreeSet<String>> directories = new HashMap<>();

    ImageLayer(Image image) {
        this.image = image;
        addDirectory("/");
        USUAL.forEach(this::addDirectory);
        image.owners().keySet().forEach(this::addDirectory);
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

    /** Permission bits of what is at a path. */
    int mode(String path) {
        if (isDirectory(path)) {
            return OPEN.contains(path)
                    ? 01777
                    : path.equals("/root") ? 0700 : image.owners().containsKey(path) ? 0775 : 0755;
        }
        return isProgram(path) ? 0755 : path.equals("/etc/shadow") ? 0640 : 0644;
    }

    /** The user it belongs to: root, unless the image gives a directory above it to another. */
    long owner(String path) {
        if (image.owners().isEmpty()) {
            return 0;
        }
        for (String at = path; !at.equals("/"); at = FileSystem.parent(at)) {
            Long owner = image.owners().get(at);
            if (owner != null) {
                return owner;
            }
        }
        return 0;
    }

    boolean exists(String path) {
        return isDirectory(path) || isProgram(path) || image.files().containsKey(path);
    }

    /** @throws StartFailure when a directory is to cover a file, or a file a directory */
    void checkMounts(Map<String, Mount> mounts) {
        mounts.forEach((path, mount) -> {
            String target = FileSystem.resolve("/", path);
            Inode covering = mount.tree().find(mount.path());
            if (covering != null && exists(target) && covering.isDirectory() != isDirectory(target)) {
                String flags = mount.readOnly() ? "MS_RDONLY|MS_BIND|MS_REC" : "MS_BIND|MS_REC";
                throw new StartFailure("error mounting \"" + mount.source() + "\" to rootfs at \"" + path
                        + "\": mount src=" + mount.source() + ", dst=" + path
                        + ", dstFd=/proc/thread-self/fd/11, flags="
                        + flags + ": not a directory");
            }
        });
    }

    Collection<String> list(String directory) {
        return directories.getOrDefault(directory, new TreeSet<>());
    }
}
