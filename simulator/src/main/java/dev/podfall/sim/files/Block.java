package dev.podfall.sim.files;

import java.util.Arrays;

/** A chunk that is kept in a slot of a file, until nobody holds it any more. */
final class Block implements Chunk {
    private final SlotFile file;
    private final int slot;
    private final int length;
    private int holders = 1;

    Block(SlotFile file, int slot, int length) {
        this.file = file;
        this.slot = slot;
        this.length = length;
    }

    SlotFile file() {
        return file;
    }

    int slot() {
        return slot;
    }

    int length() {
        return length;
    }

    @Override
    public void copy(int from, byte[] target, int at, int count) {
        int there = Math.max(0, Math.min(count, length - from));
        if (there > 0) {
            file.read(slot, from, target, at, there);
        }
        Arrays.fill(target, at + there, at + count, (byte) 0);
    }

    @Override
    public int extent() {
        return length;
    }

    @Override
    public void retain() {
        holders++;
    }

    @Override
    public void release() {
        if (--holders == 0) {
            file.free(slot);
        }
    }
}
