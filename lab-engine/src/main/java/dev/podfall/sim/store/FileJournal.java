package dev.podfall.sim.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ApiException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
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
    private static final int BUFFER = 64 << 10;

    private final Path file;
    private final InstantSource clock;
    private final Space space = new Space();
    private RandomAccessFile out;
    private Supplier<Snapshot> state;
    private volatile boolean closed;
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
        byte[] text = text(line);
        space.take(type, key, text.length);
        append(text);
    }

    @Override
    public void remove(long revision, String type, String key) {
        append(text(entry(revision, type, key)));
        space.free(type, key);
    }

    @Override
    public void disk(String key, ObjectNode value) {
        ObjectNode line = line().put("d", key);
        if (value != null) {
            line.set("o", value);
        }
        append(text(line));
    }

    /** Writes what is true now to a new file, which then takes the old one's place. */
    private void compact() {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            write(state.get(), fresh);
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

    /** Line by line: all of it at once would take several times its size of memory. */
    private void write(Snapshot snapshot, Path to) throws IOException {
        try (OutputStream lines = new BufferedOutputStream(Files.newOutputStream(to), BUFFER)) {
            write(lines, line().put("r", snapshot.revision()));
            for (Map.Entry<String, NavigableMap<String, ObjectNode>> type :
                    snapshot.objects().entrySet()) {
                for (Map.Entry<String, ObjectNode> object : type.getValue().entrySet()) {
                    long revision = object.getValue()
                            .path("metadata")
                            .path("resourceVersion")
                            .asLong();
                    ObjectNode line = entry(revision, type.getKey(), object.getKey());
                    line.set("o", object.getValue());
                    space.note(type.getKey(), object.getKey(), write(lines, line));
                }
            }
            for (Map.Entry<String, ObjectNode> entry : snapshot.disk().entrySet()) {
                ObjectNode line = line().put("d", entry.getKey());
                line.set("o", entry.getValue());
                write(lines, line);
            }
        }
    }

    private static int write(OutputStream lines, ObjectNode line) throws IOException {
        byte[] text = text(line);
        lines.write(text);
        return text.length;
    }

    private ObjectNode entry(long revision, String type, String key) {
        return line().put("r", revision).put("k", type).put("n", key);
    }

    private ObjectNode line() {
        Instant now = clock.instant();
        return JsonNodeFactory.instance.objectNode().put("t", now == null ? "" : now.toString());
    }

    /** A line with its end. */
    private static byte[] text(ObjectNode line) {
        try {
            byte[] text = JSON.writeValueAsBytes(line);
            byte[] withEnd = java.util.Arrays.copyOf(text, text.length + 1);
            withEnd[text.length] = '\n';
            return withEnd;
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes a whole line or none.
     *
     * @throws ApiException 500 when the disk does not take it
     */
    private void append(byte[] line) {
        try {
            out.seek(size);
            out.write(line);
            size += line.length;
        } catch (IOException e) {
            truncate();
            throw new ApiException(
                    500,
                    "InternalError",
                    "Internal error occurred: the cluster's journal " + file + " cannot be written (" + e.getMessage()
                            + "). Nothing was changed; reads go on. Free space on the disk and try again.",
                    null);
        }
        if (size > nextCompaction && !closed) {
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

    /** One that was closed stays so: whoever still writes to it must not bring a deleted cluster's folder back. */
    private void open() {
        if (closed) {
            throw new IllegalStateException("The cluster's journal " + file + " is closed.");
        }
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
        closed = true;
        state = null;
        try {
            closeFile();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
