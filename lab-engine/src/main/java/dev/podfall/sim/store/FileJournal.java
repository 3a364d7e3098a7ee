package dev.podfall.sim.store;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ApiException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.NavigableMap;
import java.util.function.Supplier;

/**
 * One JSON line per change in a file: {@code t} cluster time, {@code r} revision, {@code k} type, {@code n} key, {@code o} the
 * object (absent for a removal), or {@code d} the key of a node disk's entry. A line is handed to the operating system before
 * the change counts, so a killed process loses nothing; a line torn by the kill is the change that did not happen.
 *
 * <p>The file is rewritten with what is still true at the start and whenever it has grown far beyond that.
 */
public final class FileJournal implements Journal, AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long ROOM = 8L << 20;
    private static final int GROWTH = 4;

    private final Path file;
    private final InstantSource clock;
    private RandomAccessFile out;
    private Supplier<Snapshot> state;
    private long size;
    private long nextCompaction = Long.MAX_VALUE;

    /**
     * Opens the journal of a cluster.
     *
     * @param clock cluster time
     */
    public FileJournal(Path file, InstantSource clock) {
        this.file = file;
        this.clock = clock;
        open();
    }

    @Override
    public void attach(Supplier<Snapshot> newState) {
        this.state = newState;
        compact();
    }

    @Override
    public void put(long revision, String type, String key, ObjectNode object) {
        ObjectNode line = entry(revision, type, key);
        line.set("o", object);
        append(line);
    }

    @Override
    public void remove(long revision, String type, String key) {
        append(entry(revision, type, key));
    }

    @Override
    public void disk(String key, ObjectNode value) {
        ObjectNode line = line().put("d", key);
        if (value != null) {
            line.set("o", value);
        }
        append(line);
    }

    /** Writes what is true now to a new file, which then takes the old one's place. */
    private void compact() {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.write(fresh, text(state.get()));
            closeFile();
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            open();
            nextCompaction = Math.max(ROOM, size * GROWTH);
        } catch (IOException e) {
            nextCompaction = size * 2 + ROOM;
            reopenAfter(e);
        }
    }

    private void reopenAfter(IOException failure) {
        try {
            if (out == null) {
                open();
            }
        } catch (UncheckedIOException again) {
            again.addSuppressed(failure);
            throw again;
        }
    }

    private byte[] text(Snapshot snapshot) {
        StringBuilder text = new StringBuilder();
        text.append(line().put("r", snapshot.revision())).append('\n');
        snapshot.objects().forEach((type, objects) -> lines(text, type, objects));
        for (Map.Entry<String, ObjectNode> entry : snapshot.disk().entrySet()) {
            ObjectNode line = line().put("d", entry.getKey());
            line.set("o", entry.getValue());
            text.append(line).append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void lines(StringBuilder text, String type, NavigableMap<String, ObjectNode> objects) {
        objects.forEach((key, object) -> {
            ObjectNode line =
                    entry(object.path("metadata").path("resourceVersion").asLong(), type, key);
            line.set("o", object);
            text.append(line).append('\n');
        });
    }

    private ObjectNode entry(long revision, String type, String key) {
        return line().put("r", revision).put("k", type).put("n", key);
    }

    private ObjectNode line() {
        Instant now = clock.instant();
        return JsonNodeFactory.instance.objectNode().put("t", now == null ? "" : now.toString());
    }

    /**
     * Writes a whole line or none.
     *
     * @throws ApiException 500 when the disk does not take it
     */
    private void append(ObjectNode line) {
        try {
            byte[] text = JSON.writeValueAsBytes(line);
            byte[] withEnd = java.util.Arrays.copyOf(text, text.length + 1);
            withEnd[text.length] = '\n';
            out.seek(size);
            out.write(withEnd);
            size += withEnd.length;
        } catch (IOException e) {
            truncate();
            throw new ApiException(
                    500,
                    "InternalError",
                    "Internal error occurred: the cluster's journal " + file + " cannot be written (" + e.getMessage()
                            + "). Nothing was changed; reads go on. Free space on the disk and try again.",
                    null);
        }
        if (size > nextCompaction) {
            compact();
        }
    }

    private void truncate() {
        try {
            out.setLength(size);
        } catch (IOException kept) {
            // The torn line has no end and is overlooked when the journal is read.
        }
    }

    private void open() {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            out = new RandomAccessFile(file.toFile(), "rw");
            size = out.length();
        } catch (IOException e) {
            throw new UncheckedIOException("The cluster's journal " + file + " cannot be opened.", e);
        }
    }

    private void closeFile() throws IOException {
        if (out != null) {
            out.close();
            out = null;
        }
    }

    @Override
    public void close() {
        try {
            closeFile();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
