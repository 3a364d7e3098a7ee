package dev.podfall.sim.workload.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.loop.Timeline;
import dev.podfall.sim.workload.FileSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeMap;

/** What a container wrote over its image, and what it took away from it. */
final class WritableLayer {
    private static final long MOST_BYTES = 64L << 20;
    private static final int ORDINARY = 0644;

    private final TreeMap<String, Entry> entries = new TreeMap<>();
    private final Timeline timeline;
    private long bytes;

    WritableLayer(Timeline timeline) {
        this.timeline = timeline;
    }

    /** The entry at a path, or null. */
    Entry get(String path) {
        return entries.get(path);
    }

    /** Whether the path, or a directory above it, was taken away. */
    boolean isWhitedOut(String path) {
        for (String p = path; p.length() > 1; p = FileSystem.parent(p)) {
            Entry entry = entries.get(p);
            if (entry != null && entry.kind == Kind.GONE) {
                return true;
            }
        }
        return false;
    }

    /** Adds what is in a directory here to its names, and removes what is gone. */
    void apply(String directory, Set<String> names) {
        entries.forEach((path, entry) -> {
            if (!path.equals("/") && FileSystem.parent(path).equals(directory)) {
                if (entry.kind == Kind.GONE) {
                    names.remove(FileSystem.name(path));
                } else {
                    names.add(FileSystem.name(path));
                }
            }
        });
    }

    void write(String path, byte[] content) {
        Entry entry = file(path);
        bytes -= entry.length;
        entry.length = 0;
        grow(entry, content);
    }

    /** @param before what the file held so far, when it is not here yet */
    void append(String path, byte[] before, byte[] content) {
        Entry entry = file(path);
        grow(entry, before);
        grow(entry, content);
    }

    private Entry file(String path) {
        Entry entry = entries.get(path);
        if (entry == null || entry.kind != Kind.FILE) {
            entry = new Entry(Kind.FILE);
            entries.put(path, entry);
        }
        return entry;
    }

    private void grow(Entry entry, byte[] content) {
        if (bytes + content.length > MOST_BYTES) {
            throw new FileSystem.Failure("No space left on device");
        }
        bytes += content.length;
        entry.append(content, timeline.now());
    }

    void makeDirectory(String path) {
        Entry directory = new Entry(Kind.DIRECTORY);
        directory.modified = timeline.now();
        entries.put(path, directory);
    }

    /** @param below whether the image has something there that must be hidden */
    void delete(String path, boolean below) {
        Entry entry = entries.remove(path);
        bytes -= entry == null ? 0 : entry.length;
        if (below) {
            entries.put(path, new Entry(Kind.GONE));
        }
    }

    JsonNode save() {
        ObjectNode saved = JsonNodeFactory.instance.objectNode();
        entries.forEach((path, entry) -> {
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
            entries.put(field.getKey(), entry);
        });
    }

    private enum Kind {
        FILE,
        DIRECTORY,
        GONE
    }

    /** A file or directory of this layer, or the mark that one is gone. */
    static final class Entry {
        private final Kind kind;
        private byte[] buffer = new byte[0];
        private int length;
        private int mode = ORDINARY;
        private Instant modified = Instant.EPOCH;

        private Entry(Kind kind) {
            this.kind = kind;
        }

        boolean isFile() {
            return kind == Kind.FILE;
        }

        boolean isDirectory() {
            return kind == Kind.DIRECTORY;
        }

        int length() {
            return length;
        }

        int mode() {
            return mode;
        }

        Instant modified() {
            return modified;
        }

        void changeMode(int newMode) {
            mode = newMode;
        }

        private void append(byte[] content, Instant now) {
            if (length + content.length > buffer.length) {
                buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + content.length));
            }
            System.arraycopy(content, 0, buffer, length, content.length);
            length += content.length;
            modified = now;
        }

        byte[] content() {
            return Arrays.copyOf(buffer, length);
        }
    }
}
