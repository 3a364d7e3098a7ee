package dev.podfall.sim.workload.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.loop.Timeline;
import dev.podfall.sim.workload.ContainerRuntime.ContainerConfig;
import dev.podfall.sim.workload.ContainerRuntime.Mount;
import dev.podfall.sim.workload.FileSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
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
    private static final long MOST_BYTES = 64L << 20;
    private static final int EXECUTABLE = 0755;
    private static final int ORDINARY = 0644;

    private final TreeMap<String, Mount> mounts = new TreeMap<>();
    private final Map<String, Supplier<String>> synthetic = new TreeMap<>();
    private final TreeMap<String, Entry> upper = new TreeMap<>();
    private final ImageLayer image;
    private final boolean readOnly;
    private final Timeline timeline;
    private final Instant created;
    private long bytes;

    FileTree(ContainerConfig config, Timeline timeline) {
        config.mounts().forEach((path, mount) -> mounts.put(FileSystem.resolve("/", path), mount));
        this.image = new ImageLayer(config.image());
        this.readOnly = config.readOnlyRootFilesystem();
        this.timeline = timeline;
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
        Entry entry = upper.get(path);
        if (entry != null) {
            return entry.kind == Kind.FILE ? Optional.of(entry.content()) : Optional.empty();
        }
        return underWhiteout(path) ? Optional.empty() : image.read(path);
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
        Entry entry = upper.get(path);
        if (entry != null) {
            return entry.kind == Kind.DIRECTORY;
        }
        return begins(mounts.keySet(), path)
                || begins(synthetic.keySet(), path)
                || (!underWhiteout(path) && image.isDirectory(path));
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
            if (!underWhiteout(path)) {
                names.addAll(image.list(path));
            }
            upper.forEach((file, entry) -> {
                if (!file.equals("/") && FileSystem.parent(file).equals(path)) {
                    if (entry.kind == Kind.GONE) {
                        names.remove(FileSystem.name(file));
                    } else {
                        names.add(FileSystem.name(file));
                    }
                }
            });
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
            Entry entry = upper.get(path);
            return Optional.of(new Status(true, 4096, EXECUTABLE, entry == null ? created : entry.modified));
        }
        Entry entry = mounted(path) == null ? upper.get(path) : null;
        if (entry != null && entry.kind == Kind.FILE) {
            return Optional.of(new Status(false, entry.length, entry.mode, entry.modified));
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
        Entry entry = upper.get(path);
        byte[] before = atEnd && entry == null ? read(path).orElse(new byte[0]) : null;
        if (entry == null || entry.kind != Kind.FILE) {
            entry = new Entry(Kind.FILE);
            upper.put(path, entry);
        }
        if (!atEnd) {
            bytes -= entry.length;
            entry.length = 0;
        }
        if (before != null) {
            grow(entry, before);
        }
        grow(entry, content);
    }

    private static byte[] joined(Mounted mounted, byte[] content) {
        byte[] before = mounted.mount.read(mounted.relative).orElse(new byte[0]);
        byte[] all = java.util.Arrays.copyOf(before, before.length + content.length);
        System.arraycopy(content, 0, all, before.length, content.length);
        return all;
    }

    private void grow(Entry entry, byte[] content) {
        if (bytes + content.length > MOST_BYTES) {
            throw new Failure("No space left on device");
        }
        bytes += content.length;
        entry.append(content, timeline.now());
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
        Entry entry = upper.remove(path);
        bytes -= entry == null ? 0 : entry.length;
        if (image.exists(path)) {
            upper.put(path, new Entry(Kind.GONE));
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
        Entry directory = new Entry(Kind.DIRECTORY);
        directory.modified = timeline.now();
        upper.put(path, directory);
    }

    @Override
    public boolean changeMode(String path, int mode) {
        if (!exists(path)) {
            return false;
        }
        if (mounted(path) == null && !isDirectory(path)) {
            if (!upper.containsKey(path)) {
                write(path, read(path).orElse(new byte[0]));
            }
            upper.get(path).mode = mode;
        }
        return true;
    }

    private boolean underWhiteout(String path) {
        for (String p = path; p.length() > 1; p = FileSystem.parent(p)) {
            Entry entry = upper.get(p);
            if (entry != null && entry.kind == Kind.GONE) {
                return true;
            }
        }
        return false;
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
        ObjectNode saved = JsonNodeFactory.instance.objectNode();
        upper.forEach((path, entry) -> {
            ObjectNode e = saved.putObject(path);
            e.put("kind", entry.kind.name()).put("mode", entry.mode);
            e.put("modified", entry.modified.toString());
            if (entry.kind == Kind.FILE) {
                e.put("content", entry.content());
            }
        });
        return saved;
    }

    void restore(JsonNode saved) {
        saved.fields().forEachRemaining(field -> {
            JsonNode e = field.getValue();
            Entry entry = new Entry(Kind.valueOf(e.path("kind").asText()));
            entry.mode = e.path("mode").asInt();
            try {
                byte[] content = e.path("content").binaryValue();
                entry.append(
                        content == null ? new byte[0] : content,
                        Instant.parse(e.path("modified").asText()));
            } catch (IOException notBase64) {
                throw new UncheckedIOException("The saved file " + field.getKey() + " is damaged.", notBase64);
            }
            bytes += entry.length;
            upper.put(field.getKey(), entry);
        });
    }

    private record Mounted(Mount mount, String relative) {}

    private enum Kind {
        FILE,
        DIRECTORY,
        GONE
    }

    private static final class Entry {
        private final Kind kind;
        private byte[] buffer = new byte[0];
        private int length;
        private int mode = ORDINARY;
        private Instant modified = Instant.EPOCH;

        Entry(Kind kind) {
            this.kind = kind;
        }

        void append(byte[] content, Instant now) {
            if (length + content.length > buffer.length) {
                buffer = java.util.Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + content.length));
            }
            System.arraycopy(content, 0, buffer, length, content.length);
            length += content.length;
            modified = now;
        }

        byte[] content() {
            return java.util.Arrays.copyOf(buffer, length);
        }
    }
}
