package dev.podfall.sim.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ApiException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * One JSON line per change in a file: {@code t} cluster time, {@code r} revision, {@code k} type, {@code n} key, {@code o} the
 * object (absent for a removal), or {@code d} the key of a node disk's entry. A line is handed to the operating system before
 * the change counts, so a killed process loses nothing; a line torn by the kill is the change that did not happen.
 *
 * <p>The file is rewritten with what is still true at the start and whenever it has grown far beyond that, then a little
 * with each change.
 */
public final class FileJournal implements Journal, AutoCloseable {
    private static final long ROOM = 8L << 20;
    private static final int GROWTH = 4;
    private static final long STEP = 32 << 10;

    private final Path file;
    private final Path successor;
    private final JournalLines lines;
    private final Space space = new Space();
    private RandomAccessFile out;
    private Compaction compaction;
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
        this.successor = file.resolveSibling(file.getFileName() + ".new");
        this.lines = new JournalLines(clock);
        open();
    }

    @Override
    public void attach(Supplier<Snapshot> newState) {
        this.state = newState;
        begin(space::note);
        goOn(Long.MAX_VALUE);
    }

    @Override
    public void put(long revision, String type, String key, ObjectNode object) {
        byte[] line = lines.object(revision, type, key, object);
        space.take(type, key, line.length);
        append(line);
    }

    @Override
    public void remove(long revision, String type, String key) {
        append(lines.object(revision, type, key, null));
        space.free(type, key);
    }

    @Override
    public void disk(String key, ObjectNode value) {
        append(lines.disk(key, value));
    }

    private void begin(Compaction.Witness witness) {
        try {
            compaction = new Compaction(successor, state.get(), size, lines, witness);
        } catch (IOException e) {
            putOff();
        }
    }

    /** Writes more of what is true to a new file, which takes this one's place once it is whole. */
    private void goOn(long bytes) {
        if (compaction == null) {
            return;
        }
        try {
            if (compaction.goOn(bytes, out, size)) {
                compaction.end();
                compaction = null;
                closeFile();
                Files.move(successor, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                open();
                nextCompaction = Math.max(ROOM, size * GROWTH);
            }
        } catch (IOException e) {
            giveUp();
            putOff();
            reopenAfter(e);
        }
    }

    private void putOff() {
        nextCompaction = size * 2 + ROOM;
    }

    private void giveUp() {
        Compaction begun = compaction;
        compaction = null;
        try {
            if (begun != null) {
                begun.end();
            }
            Files.deleteIfExists(successor);
        } catch (IOException kept) {
            // The next one takes its place.
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
        if (compaction == null && size > nextCompaction && !closed) {
            begin((type, key, bytes) -> {}); // they were noted when they were put
        }
        goOn(STEP + 2L * line.length);
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
        giveUp();
        try {
            closeFile();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
