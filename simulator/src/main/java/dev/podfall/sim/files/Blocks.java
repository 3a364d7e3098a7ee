package dev.podfall.sim.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Where the content of all files of a cluster is: whole chunks on the disk, the ends of files that are being written in
 * memory. Both are bounded.
 */
final class Blocks {
    /** Of a process with 256 MiB of heap. */
    private static final long MOST_IN_MEMORY = 16L << 20;

    private static final long MOST_ON_DISK = 8L << 30;
    private static final long LEFT_FREE = 256L << 20;
    private static final long LOOK_EVERY = 32L << 20;

    private final List<SlotFile> files;
    private final Path directory;
    private final Set<Content> inMemory = new LinkedHashSet<>();
    private long memory;
    private boolean reading;
    private long uncheckedBytes = LOOK_EVERY;

    /** @param kept whether what is there stays when it is closed */
    Blocks(Path directory, boolean kept) {
        this.directory = directory;
        this.files = List.of(
                new SlotFile(directory.resolve("blocks-4k"), 4 << 10, kept),
                new SlotFile(directory.resolve("blocks-16k"), 16 << 10, kept),
                new SlotFile(directory.resolve("blocks-64k"), Content.CHUNK, kept));
    }

    /** Keeps bytes; null when there is no room for them. */
    Chunk store(byte[] bytes, int from, int length) {
        if (Fill.isUniform(bytes, from, length) && (length == Content.CHUNK || bytes[from] == 0)) {
            return Fill.of(bytes[from]);
        }
        SlotFile file = fileFor(length);
        if (file.isFull() && !mayGrow(file.slotBytes())) {
            return null;
        }
        try {
            return file.store(bytes, from, length);
        } catch (IOException fullDisk) {
            return null;
        }
    }

    private SlotFile fileFor(int length) {
        for (SlotFile file : files) {
            if (length <= file.slotBytes()) {
                return file;
            }
        }
        throw new IllegalArgumentException("A chunk of " + length + " bytes is too long.");
    }

    private boolean mayGrow(int by) {
        uncheckedBytes += by;
        if (uncheckedBytes >= LOOK_EVERY) {
            if (bytesOnDisk() > MOST_ON_DISK || isDiskFull()) {
                return false;
            }
            uncheckedBytes = 0;
        }
        return true;
    }

    private boolean isDiskFull() {
        try {
            Files.createDirectories(directory);
            return Files.getFileStore(directory).getUsableSpace() < LEFT_FREE;
        } catch (IOException unknown) {
            return true;
        }
    }

    /** Bytes that the files take on the disk. */
    long bytesOnDisk() {
        return files.stream().mapToLong(SlotFile::size).sum();
    }

    /** A block as a saved tree tells of it; it counts when it is adopted. @param slotBytes of the file it is in */
    Block read(int slotBytes, int slot, int length) {
        return new Block(fileFor(slotBytes), slot, length);
    }

    /** What is saved is being read: nothing may be put on the disk until it is known what is there. */
    void reading() {
        reading = true;
    }

    /** All that is saved was read and adopted. */
    void adoptedAll() {
        reading = false;
        files.forEach(SlotFile::adoptedAll);
    }

    /** From now on what is saved may point to any block. */
    void saving() {
        files.forEach(SlotFile::saving);
    }

    /** Whether a content may hold that many bytes more in memory. */
    boolean hasMemory(long more) {
        return reading || memory + more <= 2 * MOST_IN_MEMORY;
    }

    /** A content holds that many bytes more in memory, or fewer. May put others' on the disk. */
    void inMemory(Content content, long more) {
        memory += more;
        if (more > 0) {
            inMemory.remove(content);
            inMemory.add(content);
        }
        while (!reading && memory > MOST_IN_MEMORY && inMemory.size() > 1) {
            Content oldest = inMemory.iterator().next();
            inMemory.remove(oldest);
            oldest.settle();
        }
    }

    void notInMemory(Content content) {
        inMemory.remove(content);
    }

    /** All that was changed is saved: what is not pointed to any more may be used again. */
    void settle() {
        files.forEach(SlotFile::settle);
    }

    void close() {
        try {
            for (SlotFile file : files) {
                file.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The files of the cluster in " + directory + " cannot be closed.", e);
        }
    }
}
