package dev.podfall.sim.workload.runtime;

import dev.podfall.sim.files.Inode;
import dev.podfall.sim.files.NoSpaceException;
import dev.podfall.sim.files.Tree;
import dev.podfall.sim.workload.ContainerRuntime.ContainerConfig;
import dev.podfall.sim.workload.FileHandle;
import dev.podfall.sim.workload.FileSystem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * What a container sees as its file system, from top to bottom: volumes, the kernel's own files, the writable layer, the
 * image.
 */
final class FileTree implements FileSystem {
    private static final int EXECUTABLE = 0755;
    private static final int ORDINARY = 0644;
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_PATH = 4095;

    /** What is read into memory as a whole. */
    private static final int MOST_AT_ONCE = 32 << 20;

    private final Mounts mounts;
    private final Map<String, Supplier<String>> synthetic = new TreeMap<>();
    private final Layer layer;
    private final Instant created;
    private final Runnable memoryChanged;
    private final Relocation relocation = new Relocation(this);

    /**
     * @param upper the writable layer
     * @param memoryChanged told when {@link #memoryBytes} is another
     */
    FileTree(ContainerConfig config, ImageLayer image, Tree upper, Instant created, Runnable memoryChanged) {
        this.mounts = new Mounts(config.mounts());
        this.layer = new Layer(upper, image, config.readOnlyRootFilesystem());
        this.created = created;
        this.memoryChanged = memoryChanged;
    }

    /** A file whose content is made when it is read. */
    void synthetic(String path, Supplier<String> content) {
        synthetic.put(path, content);
    }

    /** Bytes of its volumes that are in memory and count as the container's. */
    long memoryBytes() {
        return mounts.memoryBytes();
    }

    @Override
    public Optional<FileHandle> open(String path) {
        Mounts.Place place = mounts.at(path);
        if (place != null) {
            Inode inode = place.inode();
            return inode != null && inode.isFile() ? Optional.of(opened(place, inode)) : Optional.empty();
        }
        Supplier<String> made = synthetic.get(path);
        return made != null
                ? Optional.of(new OpenedFile.Fixed(made.get().getBytes(StandardCharsets.UTF_8)))
                : layer.open(path);
    }

    private FileHandle opened(Mounts.Place place, Inode file) {
        return new OpenedFile(file.content(), place.tree().space(), bytes -> {
            place.mount().charge(bytes);
            if (place.mount().memoryBytes() > 0) {
                memoryChanged.run();
            }
        });
    }

    @Override
    public Optional<byte[]> read(String path) {
        return open(path).map(file -> {
            if (file.length() > MOST_AT_ONCE) {
                throw new Failure("Cannot allocate memory");
            }
            return file.bytes();
        });
    }

    @Override
    public boolean isDirectory(String path) {
        if (path.equals("/")) {
            return true;
        }
        Mounts.Place place = mounts.at(path);
        if (place != null) {
            Inode inode = place.inode();
            return inode != null && inode.isDirectory();
        }
        return layer.isDirectory(path) || mounts.below(path) || Mounts.begins(synthetic.keySet(), path);
    }

    @Override
    public List<String> list(String path) {
        Mounts.Place place = mounts.at(path);
        TreeSet<String> names;
        if (place != null) {
            Inode inode = place.inode();
            names = inode == null || !inode.isDirectory()
                    ? new TreeSet<>()
                    : new TreeSet<>(inode.children().navigableKeySet());
        } else if (isDirectory(path)) {
            names = layer.list(path);
            Mounts.addFirstParts(names, synthetic.keySet(), path);
        } else {
            return List.of();
        }
        Mounts.addFirstParts(names, mounts.paths(), path);
        return List.copyOf(names);
    }

    @Override
    public Optional<Status> status(String path) {
        Mounts.Place place = mounts.at(path);
        Inode inode = place != null ? place.inode() : synthetic.containsKey(path) ? null : layer.upper(path);
        if (inode != null) {
            long size = inode.isFile() ? inode.content().length() : 4096;
            return Optional.of(new Status(inode.isDirectory(), size, inode.mode(), inode.modified()));
        }
        if (place != null) {
            return Optional.empty();
        }
        if (isDirectory(path)) {
            return Optional.of(new Status(true, 4096, EXECUTABLE, created));
        }
        boolean program = layer.isProgram(path);
        return open(path)
                .map(file -> new Status(
                        false, file.length(), program ? EXECUTABLE : ORDINARY, program ? Instant.EPOCH : created));
    }

    @Override
    public void write(String path, byte[] content) {
        if (create(path, true).write(0, content) < content.length) {
            throw new Failure(Failure.NO_SPACE);
        }
    }

    @Override
    public FileHandle create(String path, boolean empty) {
        if (isDirectory(path)) {
            throw new Failure("Is a directory");
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

    private static <T> T made(Supplier<T> work) {
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

    private static void checkLength(String path) {
        if (FileSystem.name(path).length() > LONGEST_NAME || path.length() > LONGEST_PATH) {
            throw new Failure("File name too long");
        }
    }

    void requireWritable(String path) {
        if (layer.readOnly() || synthetic.containsKey(path)) {
            throw new ReadOnly(path);
        }
    }

    @Override
    public void copy(String from, String to) {
        relocation.copy(from, to);
    }

    @Override
    public boolean move(String from, String to) {
        checkLength(to);
        return relocation.move(from, to);
    }

    @Override
    public void removeAll(String path) {
        relocation.removeAll(path);
    }

    /** What is at a path in a volume or in the writable layer, or null. */
    Inode inode(String path) {
        Mounts.Place place = mounts.at(path);
        return place != null ? place.inode() : synthetic.containsKey(path) ? null : layer.upper(path);
    }

    Mounts mounts() {
        return mounts;
    }

    Layer layer() {
        return layer;
    }

    /** Whether something of a path or below it is the kernel's or mounted. */
    boolean isSpecial(String path) {
        return synthetic.containsKey(path) || mounts.below(path) || Mounts.begins(synthetic.keySet(), path);
    }

    void memoryChanged() {
        memoryChanged.run();
    }

    @Override
    public boolean delete(String path) {
        if (!exists(path) || isDirectory(path) && !list(path).isEmpty()) {
            return false;
        }
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

    @Override
    public void makeDirectory(String path) {
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

    @Override
    public void touch(String path) {
        Mounts.Place place = mounts.at(path);
        if (!isDirectory(path)) {
            create(path, false);
        }
        Inode inode = inode(path);
        if (inode != null) {
            (place == null ? layer.tree() : place.writable(path).tree()).touch(inode);
        }
    }

    @Override
    public boolean changeMode(String path, int mode) {
        if (!exists(path)) {
            return false;
        }
        Mounts.Place place = mounts.at(path);
        if (place == null && !isDirectory(path)) {
            create(path, false);
        }
        Inode inode = inode(path);
        if (inode != null) {
            (place == null ? layer.tree() : place.writable(path).tree()).changeMode(inode, mode);
        }
        return true;
    }
}
