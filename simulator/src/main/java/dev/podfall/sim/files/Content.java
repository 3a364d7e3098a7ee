package dev.podfall.sim.files;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * A file's bytes: chunks that are shared with copies of the file and never changed, and one piece in memory that is being
 * written. Writing costs what is written, copying costs next to nothing, and so do zeros.
 */
public final class Content {
    /** The longest chunk in bytes. */
    public static final int CHUNK = 64 << 10;

    private static final Chunk[] NONE = {};
    private static final byte[] EMPTY = {};

    private final Blocks blocks;
    private final Space space;
    private final Consumer<Content> changed;
    private Chunk[] chunks = NONE;
    private long length;
    private final Piece hot;
    private boolean gone;

    /** @param changed called after each change */
    Content(Blocks blocks, Space space, Consumer<Content> changed) {
        this.blocks = blocks;
        this.space = space;
        this.changed = changed;
        this.hot = new Piece(this, blocks);
    }

    public long length() {
        return length;
    }

    /**
     * Bytes from {@code offset}, at most {@code most} and never beyond a chunk; empty at the end. They may be shared: they
     * must not be changed.
     */
    public byte[] read(long offset, int most) {
        if (offset >= length || most <= 0 || gone) {
            return EMPTY;
        }
        int from = (int) (offset % CHUNK);
        int count = (int) Math.min(Math.min(most, CHUNK - from), length - offset);
        byte[] bytes = new byte[count];
        copy((int) (offset / CHUNK), from, bytes, 0, count);
        return bytes;
    }

    /** All bytes. @throws IllegalStateException when there are more than {@code most} */
    public byte[] bytes(int most) {
        if (length > most) {
            throw new IllegalStateException("The file is too long to be read at once: " + length + " bytes.");
        }
        byte[] all = new byte[(int) length];
        for (int at = 0; at < all.length && !gone; at += CHUNK) {
            copy(at / CHUNK, 0, all, at, Math.min(CHUNK, all.length - at));
        }
        return all;
    }

    private void copy(int index, int from, byte[] target, int at, int count) {
        if (hot.is(index)) {
            hot.copy(from, target, at, count);
        } else {
            chunk(index).copy(from, target, at, count);
        }
    }

    private Chunk chunk(int index) {
        Chunk chunk = index < chunks.length ? chunks[index] : null;
        return chunk == null ? Fill.ZERO : chunk;
    }

    /**
     * Writes bytes, making the file longer where need be.
     *
     * @return how many there was room for
     */
    public int write(long offset, byte[] bytes) {
        if (gone || bytes.length == 0) {
            return bytes.length;
        }
        long before = length;
        if (offset + bytes.length > length) {
            length += space.take(offset + bytes.length - length);
        }
        int room = (int) Math.min(bytes.length, length - offset);
        int written = room <= 0 ? 0 : put(offset, bytes, room);
        long kept = Math.max(before, written == 0 ? 0 : offset + written);
        space.giveBack(length - kept);
        length = kept;
        if (written > 0) {
            changed.accept(this);
        }
        return written;
    }

    private int put(long offset, byte[] bytes, int count) {
        int done = 0;
        while (done < count) {
            int index = (int) ((offset + done) / CHUNK);
            int from = (int) ((offset + done) % CHUNK);
            int part = Math.min(CHUNK - from, count - done);
            if (!put(index, from, bytes, done, part)) {
                break;
            }
            done += part;
        }
        return done;
    }

    private boolean put(int index, int from, byte[] bytes, int at, int part) {
        if (!hot.is(index) && isThere(chunk(index), bytes, at, part)) {
            return true;
        }
        if (part == CHUNK) {
            Chunk whole = blocks.store(bytes, at, part);
            if (whole == null) {
                return false;
            }
            hot.drop(index);
            replace(index, whole);
            return true;
        }
        if (!heat(index, from + part)) {
            return false;
        }
        hot.put(from, bytes, at, part);
        return from + part < CHUNK || settle();
    }

    /** Whether a chunk of one byte over and over holds these bytes already. */
    private static boolean isThere(Chunk chunk, byte[] bytes, int at, int part) {
        return chunk instanceof Fill fill && bytes[at] == fill.value() && Fill.isUniform(bytes, at, part);
    }

    private void set(int index, Chunk chunk) {
        if (chunk == Fill.ZERO && index >= chunks.length) {
            return; // what is missing is zero
        }
        if (index >= chunks.length) {
            chunks = Arrays.copyOf(chunks, Math.max(index + 1, chunks.length + chunks.length / 2));
        }
        chunks[index] = chunk;
    }

    private void replace(int index, Chunk chunk) {
        if (index < chunks.length && chunks[index] != null) {
            chunks[index].release();
        }
        set(index, chunk);
    }

    /** Brings a chunk into memory, with room up to {@code end}; false when there is no room. */
    private boolean heat(int index, int end) {
        if (hot.is(index)) {
            return hot.grow(end);
        }
        return settle() && hot.load(index, chunk(index), chunk(index).extent(), end);
    }

    /** Puts on the disk what is in memory; false when there is no room for it. */
    boolean settle() {
        if (hot.isEmpty()) {
            return true;
        }
        Chunk chunk = hot.stored();
        if (chunk == null) {
            return false;
        }
        int index = hot.index();
        hot.drop();
        replace(index, chunk);
        return true;
    }

    /** Makes the file shorter, or longer by zeros. @throws NoSpaceException when there is no room for it */
    public void truncate(long newLength) {
        if (gone) {
            return;
        }
        if (newLength > length) {
            long more = newLength - length;
            long granted = space.take(more);
            if (granted < more) {
                space.giveBack(granted);
                throw new NoSpaceException();
            }
        } else {
            space.giveBack(length - newLength);
            dropFrom(newLength);
        }
        length = newLength;
        changed.accept(this);
    }

    private void dropFrom(long end) {
        int whole = (int) ((end + CHUNK - 1) / CHUNK);
        if (hot.index() >= whole) {
            hot.drop();
        }
        for (int i = whole; i < chunks.length; i++) {
            replace(i, null);
        }
        if (whole < chunks.length) {
            chunks = Arrays.copyOf(chunks, whole);
        }
        int rest = (int) (end % CHUNK);
        boolean cut = rest > 0 && (hot.is(whole - 1) || chunk(whole - 1) != Fill.ZERO);
        if (cut && heat(whole - 1, rest)) {
            hot.cut(rest);
        }
    }

    /** Becomes what {@code other} is, and shares its chunks. Answers whether there was room for all of it. */
    public boolean copyOf(Content other) {
        if (other == this || gone) {
            return true;
        }
        truncate(0);
        long granted = space.take(other.length);
        length = granted;
        int count = (int) Math.min(other.chunks.length, (granted + CHUNK - 1) / CHUNK);
        chunks = Arrays.copyOf(other.chunks, count);
        for (Chunk chunk : chunks) {
            if (chunk != null) {
                chunk.retain();
            }
        }
        boolean whole = granted == other.length;
        if (!other.hot.isEmpty() && (long) other.hot.index() * CHUNK < granted) {
            whole &= copyHot(other);
        }
        changed.accept(this);
        return whole;
    }

    private boolean copyHot(Content other) {
        int index = other.hot.index();
        byte[] bytes = other.hot.bytes();
        int count = (int) Math.min(bytes.length, length - (long) index * CHUNK);
        if (index < chunks.length) {
            replace(index, null);
        }
        return count == 0 || put(index, 0, bytes, 0, count);
    }

    /** The file is no more: what it held may be used for others. Who still has it open reads nothing. */
    void release() {
        if (gone) {
            return;
        }
        hot.drop();
        space.giveBack(length);
        for (Chunk chunk : chunks) {
            if (chunk != null) {
                chunk.release();
            }
        }
        chunks = NONE;
        length = 0;
        gone = true;
    }

    /** The chunks as they are, the one in memory left out; null is zero. */
    Chunk[] chunks() {
        return chunks;
    }

    /** What is in memory and not on the disk. */
    Piece unsettled() {
        return hot;
    }

    /** Takes saved chunks for its own; they are held already. */
    void restore(long savedLength, Chunk[] saved) {
        space.take(savedLength);
        length = savedLength;
        chunks = saved;
    }

    /** Holds the blocks that were read, now that all others are read too. */
    void adopt() {
        for (int i = 0; i < chunks.length; i++) {
            if (chunks[i] instanceof Block block) {
                chunks[i] = block.file().adopt(block);
            }
        }
    }

    /** A short saved piece. */
    void restorePiece(int index, byte[] bytes) {
        heat(index, bytes.length);
        hot.put(0, bytes, 0, bytes.length);
    }
}
