package dev.podfall.sim.files;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * A file of slots of one size. A slot that was freed is used again only after {@link #settle}: until then what was saved
 * may still point to it.
 */
final class SlotFile {
    private final Path path;
    private final int slotBytes;
    private final boolean kept;
    private final BitSet used = new BitSet();
    private final BitSet freed = new BitSet();
    private final BitSet unsaved = new BitSet();
    private final Map<Integer, Block> adopted = new HashMap<>();
    private RandomAccessFile file;
    private int firstMaybeFree;

    /** @param kept whether the file stays when it is closed */
    SlotFile(Path path, int slotBytes, boolean kept) {
        this.path = path;
        this.slotBytes = slotBytes;
        this.kept = kept;
    }

    int slotBytes() {
        return slotBytes;
    }

    /** Bytes of the file. */
    long size() {
        return (long) used.length() * slotBytes;
    }

    /** Whether the next {@link #store} makes the file longer. */
    boolean isFull() {
        return used.nextClearBit(firstMaybeFree) >= used.length();
    }

    /** @throws IOException when the disk does not take it */
    Block store(byte[] bytes, int from, int length) throws IOException {
        int slot = used.nextClearBit(firstMaybeFree);
        RandomAccessFile out = open();
        out.seek((long) slot * slotBytes);
        out.write(bytes, from, length);
        used.set(slot);
        unsaved.set(slot);
        firstMaybeFree = slot + 1;
        return new Block(this, slot, length);
    }

    /** The one block for a saved slot, held once more; all that is saved is read by then. */
    Block adopt(Block read) {
        Block known = adopted.putIfAbsent(read.slot(), read);
        if (known == null) {
            used.set(read.slot());
            return read;
        }
        known.retain();
        return known;
    }

    /** All saved slots have their blocks. */
    void adoptedAll() {
        adopted.clear();
        freed.clear();
    }

    void read(int slot, int from, byte[] target, int at, int count) {
        try {
            RandomAccessFile in = open();
            in.seek((long) slot * slotBytes + from);
            in.readFully(target, at, count);
        } catch (IOException e) {
            throw new UncheckedIOException("The files of the cluster in " + path + " cannot be read.", e);
        }
    }

    void free(int slot) {
        if (unsaved.get(slot)) {
            unsaved.clear(slot);
            used.clear(slot);
            firstMaybeFree = Math.min(firstMaybeFree, slot);
        } else {
            freed.set(slot);
        }
    }

    /** From now on what is saved may point to any slot. */
    void saving() {
        unsaved.clear();
    }

    /** Nothing that is saved points to freed slots any more. */
    void settle() {
        if (!freed.isEmpty()) {
            firstMaybeFree = Math.min(firstMaybeFree, freed.nextSetBit(0));
            used.andNot(freed);
            freed.clear();
        }
        try {
            if (Files.exists(path) && Files.size(path) > size()) {
                open().setLength(size());
            }
        } catch (IOException stays) {
            // The file is longer than it needs to be; its slots are used again.
        }
    }

    private RandomAccessFile open() throws IOException {
        if (file == null) {
            Files.createDirectories(path.getParent());
            file = new RandomAccessFile(path.toFile(), "rw");
        }
        return file;
    }

    void close() throws IOException {
        if (file != null) {
            file.close();
            file = null;
        }
        if (!kept) {
            Files.deleteIfExists(path);
        }
    }
}
