package dev.podfall.sim.files;

import java.util.Arrays;

/** The one chunk of a file that is in memory because it is being written; it takes no more memory than is in it. */
final class Piece {
    private static final int SMALLEST = 64;
    private static final byte[] EMPTY = {};

    private final Content owner;
    private final Blocks blocks;
    private int index = -1;
    private byte[] buffer = EMPTY;
    private int length;

    Piece(Content owner, Blocks blocks) {
        this.owner = owner;
        this.blocks = blocks;
    }

    /** Which chunk it is, or -1. */
    int index() {
        return index;
    }

    boolean isEmpty() {
        return index < 0;
    }

    boolean is(int chunk) {
        return index == chunk;
    }

    /** What is in it. */
    byte[] bytes() {
        return Arrays.copyOf(buffer, length);
    }

    int length() {
        return length;
    }

    void copy(int from, byte[] target, int at, int count) {
        int there = Math.max(0, Math.min(count, length - from));
        if (there > 0) {
            System.arraycopy(buffer, from, target, at, there);
        }
        Arrays.fill(target, at + there, at + count, (byte) 0);
    }

    /** Becomes a chunk of which {@code there} bytes count, with room up to {@code end}; false when there is no memory. */
    boolean load(int newIndex, Chunk chunk, int there, int end) {
        if (!blocks.hasMemory(Content.CHUNK)) {
            return false;
        }
        byte[] loaded = new byte[Math.max(SMALLEST, Math.max(there, end))];
        chunk.copy(0, loaded, 0, there);
        index = newIndex;
        buffer = loaded;
        length = there;
        blocks.inMemory(owner, loaded.length);
        return true;
    }

    /** Makes room up to {@code end}; false when there is no memory. */
    boolean grow(int end) {
        if (end <= buffer.length) {
            return true;
        }
        int size = Math.min(Content.CHUNK, Math.max(end, buffer.length * 2));
        if (!blocks.hasMemory(size)) {
            return false;
        }
        int more = size - buffer.length;
        buffer = Arrays.copyOf(buffer, size);
        blocks.inMemory(owner, more);
        return true;
    }

    void put(int from, byte[] bytes, int at, int count) {
        System.arraycopy(bytes, at, buffer, from, count);
        length = Math.max(length, from + count);
    }

    /** Nothing behind {@code end} counts any more. */
    void cut(int end) {
        length = Math.min(length, end);
        Arrays.fill(buffer, length, buffer.length, (byte) 0);
    }

    /** The same on the disk; null when there is no room. */
    Chunk stored() {
        return length == 0 ? Fill.ZERO : blocks.store(buffer, 0, length);
    }

    /** {@link #drop()}, if it is that chunk. */
    void drop(int chunk) {
        if (is(chunk)) {
            drop();
        }
    }

    /** It is in memory no longer. */
    void drop() {
        if (index >= 0) {
            blocks.inMemory(owner, -buffer.length);
            blocks.notInMemory(owner);
            index = -1;
            buffer = EMPTY;
            length = 0;
        }
    }
}
