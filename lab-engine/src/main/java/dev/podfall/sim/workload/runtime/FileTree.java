package dev.podfall.sim.workload.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.loop.Timeline;
import dev.podfall.sim.workload.ContainerRuntime.ContainerConfig;
import dev.podfall.sim.workload.ContainerRuntime.Mount;
import dev.podfall.sim.workload.FileSystem;
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

    private final TreeMap<String, Mount> mounts = new TreeMap<>();
    private final Map<String, Supplier<String>> synthetic = new TreeMap<>();
    private final WritableLayer upper;
    private final ImageLayer image;
    private final boolean readOnly;
    private final Instant created;

    FileTree(ContainerConfig config, ImageLayer image, Timeline timeline) {
        config.mounts().forEach((path, mount) -> mounts.put(FileSystem.resolve("/", path), mount));
        this.image = image;
        this.readOnly = config.readOnlyRootFilesystem();
        this.upper = new WritableLayer(timeline);
        this.created = timeline.now();
    }

    /** A file whose content is made when it is read. */
    void synthetic(String path, Supplier<String> content) {
        synthetic.put(path, content);
    }

    @Override
    public Optional<byte[]> read(String path) {
        Mounted mounted = mounted(path);
        if (mounted != null) {
            return mounted.mount.read(mounted.relative);
        }
        Supplier<String> made = synthetic.get(path);
        if (made != null) {
            return Optional.of(made.get().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        WritableLayer.Entry entry = upper.get(path);
        if (entry != null) {
            return entry.isFile() ? Optional.of(entry.content()) : Optional.empty();
        }
        return upper.isWhitedOut(path) ? Optional.empty() : image.read(path);
    }

    /** Whether what is read there is the image's own file. */
    boolean isAsInImage(String path) {
        if (mounted(path) == null && upper.get(path) == null) {
            return true;
        }
        byte[] now = read(path).orElse(null);
        return now != null && java.util.Arrays.equals(now, image.read(path).orElse(null));
    }

    @Override
    public boolean isDirectory(String path) {
        if (path.equals("/")) {
            return true;
        }
        Mounted mounted = mounted(path);
        if (mounted != null) {
            return mounted.mount.isDirectory(mounted.relative);
        }
        WritableLayer.Entry entry = upper.get(path);
        if (entry != null) {
            return entry.isDirectory();
        }
        return begins(mounts.keySet(), path)
                || begins(synthetic.keySet(), path)
                || (!upper.isWhitedOut(path) && image.isDirectory(path));
    }

    private static boolean begins(Iterable<String> paths, String directory) {
        for (String path : paths) {
            if (path.startsWith(directory + "/")) {
                return true;
            }
        }
        return false;
    }

    @Override
    public List<String> list(String path) {
        Mounted mounted = mounted(path);
        TreeSet<String> names = new TreeSet<>();
        if (mounted != null) {
            names.addAll(mounted.mount.list(mounted.relative));
        } else {
            if (!isDirectory(path)) {
                return List.of();
            }
            if (!upper.isWhitedOut(path)) {
                names.addAll(image.list(path));
            }
            upper.apply(path, names);
            addFirstParts(names, synthetic.keySet(), path);
        }
        addFirstParts(names, mounts.keySet(), path);
        return List.copyOf(names);
    }

    private static void addFirstParts(TreeSet<String> names, Iterable<String> paths, String directory) {
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

    @Override
    public Optional<Status> status(String path) {
        if (isDirectory(path)) {
            WritableLayer.Entry entry = upper.get(path);
            return Optional.of(new Status(true, 4096, EXECUTABLE, entry == null ? created : entry.modified()));
        }
        WritableLayer.Entry entry = mounted(path) == null ? upper.get(path) : null;
        if (entry != null && entry.isFile()) {
            return Optional.of(new Status(false, entry.length(), entry.mode(), entry.modified()));
        }
        boolean program = entry == null && image.isProgram(path);
        return read(path)
                .map(content -> new Status(
                        false, content.length, program ? EXECUTABLE : ORDINARY, program ? Instant.EPOCH : created));
    }

    @Override
    public void write(String path, byte[] content) {
        put(path, content, false);
    }

    @Override
    public void append(String path, byte[] content) {
        put(path, content, true);
    }

    private void put(String path, byte[] content, boolean atEnd) {
        if (isDirectory(path)) {
            throw new Failure("Is a directory");
        }
        Mounted mounted = mounted(path);
        if (mounted != null) {
            if (mounted.mount.readOnly()) {
                throw new ReadOnly(path);
            }
            mounted.mount.write(mounted.relative, atEnd ? joined(mounted, content) : content);
            return;
        }
        if (readOnly || synthetic.containsKey(path)) {
            throw new ReadOnly(path);
        }
        makeDirectory(FileSystem.parent(path));
        if (atEnd) {
            upper.append(path, upper.get(path) == null ? read(path).orElse(new byte[0]) : new byte[0], content);
        } else {
            upper.write(path, content);
        }
    }

    private static byte[] joined(Mounted mounted, byte[] content) {
        byte[] before = mounted.mount.read(mounted.relative).orElse(new byte[0]);
        byte[] all = java.util.Arrays.copyOf(before, before.length + content.length);
        System.arraycopy(content, 0, all, before.length, content.length);
        return all;
    }

    @Override
    public boolean delete(String path) {
        Mounted mounted = mounted(path);
        if (mounted != null) {
            if (mounted.mount.readOnly()) {
                throw new ReadOnly(path);
            }
            if (mounted.relative.isEmpty()) {
                throw new Failure("Resource busy");
            }
            return mounted.mount.delete(mounted.relative);
        }
        if (!exists(path) || (isDirectory(path) && !list(path).isEmpty())) {
            return false;
        }
        if (readOnly || synthetic.containsKey(path)) {
            throw new ReadOnly(path);
        }
        upper.delete(path, image.exists(path));
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
        Mounted mounted = mounted(path);
        if (mounted != null) {
            if (mounted.mount.readOnly()) {
                throw new ReadOnly(path);
            }
            mounted.mount.makeDirectory(mounted.relative);
            return;
        }
        if (readOnly) {
            throw new ReadOnly(path);
        }
        makeDirectory(FileSystem.parent(path));
        upper.makeDirectory(path);
    }

    @Override
    public boolean changeMode(String path, int mode) {
        if (!exists(path)) {
            return false;
        }
        if (mounted(path) == null && !isDirectory(path)) {
            if (upper.get(path) == null) {
                write(path, read(path).orElse(new byte[0]));
            }
            upper.get(path).changeMode(mode);
        }
        return true;
    }

    private Mounted mounted(String path) {
        for (String p = path; ; p = FileSystem.parent(p)) {
            Mount mount = mounts.get(p);
            if (mount != null) {
                return new Mounted(
                        mount, path.length() > p.length() ? path.substring(p.equals("/") ? 1 : p.length() + 1) : "");
            }
            if (p.equals("/")) {
                return null;
            }
        }
    }

    JsonNode save() {
        return upper.save();
    }

    void restore(JsonNode saved) {
        upper.restore(saved);
    }

    private record Mounted(Mount mount, String relative) {}
}
