package dev.podfall.sim.workload.runtime;

import dev.podfall.sim.files.Inode;
import dev.podfall.sim.files.NoSpaceException;
import dev.podfall.sim.files.Tree;
import dev.podfall.sim.workload.ContainerRuntime.ContainerConfig;
import dev.podfall.sim.workload.Devices;
import dev.podfall.sim.workload.FileHandle;
import dev.podfall.sim.workload.FileSystem;
import dev.podfall.sim.workload.FileSystem.Failure;
import dev.podfall.sim.workload.FileSystem.Status;
import dev.podfall.sim.workload.ProcessContext.Files.ReadOnly;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * What a container has as its file system, from top to bottom: volumes, the kernel's own files, the writable layer, the
 * image. It follows no links and asks nobody for permission: {@link ContainerFiles} does.
 */
final class FileTree {
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_PATH = 4095;

    /** What is read into memory as a whole. */
    private static final int MOST_AT_ONCE = 32 << 20;

    private final Mounts mounts;
    private final Map<String, Supplier<FileHandle>> special = new TreeMap<>(); // what the kernel makes, devices, too
    private final Layer layer;
    private final Runnable memoryChanged;
    private final Relocation relocation = new Relocation(this);
    private final FileAttributes attributes;

    /**
     * @param upper the writable layer
     * @param memoryChanged told when {@link #memoryBytes} is another
     */
    FileTree(ContainerConfig config, ImageLayer image, Tree upper, Instant created, Runnable memoryChanged) {
        this.mounts = new Mounts(config.mounts());
        this.layer = new Layer(upper, image, config.readOnlyRootFilesystem());
        this.memoryChanged = memoryChanged;
        this.attributes = new FileAttributes(this, created);
        Devices.paths().forEach(path -> special.put(path, () -> Devices.open(path)));
    }

    /** A file whose content is made when it is read. */
    void synthetic(String path, Supplier<String> content) {
        special.put(path, () -> new OpenedFile.Fixed(content.get().getBytes(StandardCharsets.UTF_8)));
    }

    /** Bytes of its volumes that are in memory and count as the container's. */
    long memoryBytes() {
        return mounts.memoryBytes();
    }

    Optional<FileHandle> open(String path) {
        Mounts.Place place = mounts.at(path);
        if (place != null) {
            Inode inode = place.inode();
            return inode != null && inode.isFile() ? Optional.of(opened(place, inode)) : Optional.empty();
        }
        Supplier<FileHandle> made = special.get(path);
        return made != null ? Optional.of(made.get()) : layer.open(path);
    }

    /** Whether there is a device, and no volume over it. */
    boolean isDevice(String path) {
        return Devices.isAt(path) && mounts.at(path) == null;
    }

    private FileHandle opened(Mounts.Place place, Inode file) {
        return new OpenedFile(file.content(), place.tree().space(), bytes -> {
            place.mount().charge(bytes);
            if (place.mount().memoryBytes() > 0) {
                memoryChanged.run();
            }
        });
    }

    Optional<byte[]> read(String path) {
        return open(path).map(file -> {
            if (file.length() > MOST_AT_ONCE) {
                throw new Failure("Cannot allocate memory");
            }
            return file.bytes();
        });
    }

    boolean isDirectory(String path) {
        if (path.equals("/")) {
            return true;
        }
        Mounts.Place place = mounts.at(path);
        if (place != null) {
            Inode inode = place.inode();
            return inode != null && inode.isDirectory();
        }
        return layer.isDirectory(path) || mounts.below(path) || Mounts.begins(special.keySet(), path);
    }

    List<String> list(String path) {
        Mounts.Place place = mounts.at(path);
        TreeSet<String> names;
        if (place != null) {
            Inode inode = place.inode();
            names = inode == null || !inode.isDirectory()
                    ? new TreeSet<>()
                    : new TreeSet<>(inode.children().navigableKeySet());
        } else if (isDirectory(path)) {
            names = layer.list(path);
            Mounts.addFirstParts(names, special.keySet(), path);
        } else {
            return List.of();
        }
        Mounts.addFirstParts(names, mounts.paths(), path);
        return List.copyOf(names);
    }

    Optional<Status> status(String path) {
        return attributes.status(path);
    }

    boolean exists(String path) {
        return status(path).isPresent();
    }

    /** Where the symbolic link at a path leads; null when there is none. */
    String target(String path) {
        Mounts.Place place = mounts.at(path);
        boolean any = place != null ? place.tree().hasLinks() : layer.tree().hasLinks();
        Inode inode = any ? inode(path) : null;
        return inode != null && inode.isLink() ? inode.target() : null;
    }

    boolean hasLinks() {
        return layer.tree().hasLinks() || mounts.haveLinks();
    }

    void link(String target, String path) {
        checkLength(path);
        Mounts.Place place = mounts.at(path);
        made(() -> place != null ? place.writable(path).tree().link(place.path(), target) : layer.link(path, target));
    }

    FileHandle create(String path, boolean empty) {
        if (isDirectory(path)) {
            throw new Failure("Is a directory");
        }
        if (isDevice(path)) {
            return Devices.open(path);
        }
        checkLength(path);
        Mounts.Place place = mounts.at(path);
        FileHandle file;
        if (place != null) {
            file = opened(place, made(() -> place.writable(path).tree().file(place.path())));
        } else {
            requireWritable(path);
            makeDirectory(FileSystem.parent(path));
            file = made(() -> layer.create(path, empty));
        }
        if (empty && file.length() > 0) {
            file.truncate(0);
        }
        return file;
    }

    static <T> T made(Supplier<T> work) {
        try {
            T made = work.get();
            if (made == null) {
                throw new Failure("Not a directory");
            }
            return made;
        } catch (NoSpaceException full) {
            throw new Failure(Failure.NO_SPACE);
        }
    }

    static void checkLength(String path) {
        if (FileSystem.name(path).length() > LONGEST_NAME || path.length() > LONGEST_PATH) {
            throw new Failure("File name too long");
        }
    }

    /** @throws ReadOnly when what is at a path lies in what cannot be written to */
    void requireWritable(String path) {
        Mounts.Place place = mounts.at(path);
        if (place != null) {
            place.writable(path);
        } else if (!isDevice(path) && (layer.readOnly() || special.containsKey(path))) {
            throw new ReadOnly(path);
        }
    }

    void copy(String from, String to) {
        if (isDevice(to)) {
            return;
        }
        relocation.copy(from, to);
    }

    boolean move(String from, String to) {
        checkLength(to);
        requireOrdinary(from);
        requireOrdinary(to);
        return relocation.move(from, to);
    }

    /** @throws Failure when it is a device: those stay */
    private void requireOrdinary(String path) {
        if (isDevice(path)) {
            throw new Failure("Device or resource busy");
        }
    }

    void removeAll(String path) {
        relocation.removeAll(path);
    }

    /** What is at a path in a volume or in the writable layer, or null. */
    Inode inode(String path) {
        Mounts.Place place = mounts.at(path);
        return place != null ? place.inode() : special.containsKey(path) ? null : layer.upper(path);
    }

    Mounts mounts() {
        return mounts;
    }

    Layer layer() {
        return layer;
    }

    /** Whether something of a path or below it is the kernel's or mounted. */
    boolean isSpecial(String path) {
        return special.containsKey(path) || mounts.below(path) || Mounts.begins(special.keySet(), path);
    }

    void memoryChanged() {
        memoryChanged.run();
    }

    boolean delete(String path) {
        if (!exists(path) || isDirectory(path) && !list(path).isEmpty()) {
            return false;
        }
        requireOrdinary(path);
        Mounts.Place place = mounts.at(path);
        if (place == null) {
            requireWritable(path);
            layer.remove(path);
        } else {
            place.writable(path);
            if (place.isMountPoint()) {
                throw new Failure("Resource busy");
            }
            place.change(() -> place.tree().remove(place.path()));
        }
        return true;
    }

    void makeDirectory(String path) {
        if (isDirectory(path)) {
            return;
        }
        if (exists(path)) {
            throw new Failure("Not a directory");
        }
        checkLength(path);
        Mounts.Place place = mounts.at(path);
        if (place != null) {
            made(() -> place.writable(path).tree().makeDirectory(place.path()));
        } else {
            requireWritable(path);
            makeDirectory(FileSystem.parent(path));
            made(() -> layer.makeDirectory(path));
        }
    }

    FileAttributes attributes() {
        return attributes;
    }

    boolean isSynthetic(String path) {
        return special.containsKey(path);
    }

    Tree tree(String path) {
        Mounts.Place place = mounts.at(path);
        return place == null ? layer.tree() : place.writable(path).tree();
    }
}
