package dev.podfall.sim.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A journal's successor in the making: what was true when it was begun, then the lines that the journal got since. It is
 * written a little at a time, so that a cluster with much in its store answers meanwhile.
 */
final class Compaction {
    private static final int BUFFER = 64 << 10;

    private final JournalLines lines;
    private final Witness witness;
    private final OutputStream successor;
    private final Deque<Entry> entries = new ArrayDeque<>();
    private final byte[] piece = new byte[BUFFER];
    private long written;
    private long followed;

    /** @param type null for an entry of a node's disk */
    private record Entry(String type, String key, ObjectNode object) {}

    /** Told of each object that was written. */
    interface Witness {
        void wrote(String type, String key, int bytes);
    }

    /**
     * Begins one.
     *
     * @param snapshot may change afterwards, its objects may not
     * @param size of the journal that has led to it
     */
    Compaction(Path file, Snapshot snapshot, long size, JournalLines lines, Witness witness) throws IOException {
        this.lines = lines;
        this.witness = witness;
        this.followed = size;
        snapshot.objects()
                .forEach((type, all) -> all.forEach((key, object) -> entries.add(new Entry(type, key, object))));
        snapshot.disk().forEach((key, value) -> entries.add(new Entry(null, key, value)));
        successor = new BufferedOutputStream(Files.newOutputStream(file), BUFFER);
        write(lines.revision(snapshot.revision()));
    }

    /**
     * Writes that many bytes and the rest of a line, if there is that much left.
     *
     * @param size of the journal by now
     * @return whether all of it is written
     */
    boolean goOn(long bytes, RandomAccessFile journal, long size) throws IOException {
        long begun = written;
        while (!entries.isEmpty() && written - begun < bytes) {
            write(entries.poll());
        }
        while (entries.isEmpty() && followed < size && written - begun < bytes) {
            int count = (int) Math.min(piece.length, size - followed);
            journal.seek(followed);
            journal.readFully(piece, 0, count);
            successor.write(piece, 0, count);
            followed += count;
            written += count;
        }
        return entries.isEmpty() && followed == size;
    }

    private void write(Entry entry) throws IOException {
        if (entry.type() == null) {
            write(lines.disk(entry.key(), entry.object()));
        } else {
            long revision =
                    entry.object().path("metadata").path("resourceVersion").asLong();
            byte[] line = lines.object(revision, entry.type(), entry.key(), entry.object());
            write(line);
            witness.wrote(entry.type(), entry.key(), line.length);
        }
    }

    private void write(byte[] line) throws IOException {
        successor.write(line);
        written += line.length;
    }

    /** Ends it, whole or not. */
    void end() throws IOException {
        successor.close();
    }
}
