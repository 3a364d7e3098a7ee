package dev.podfall.sim.files;

import java.util.Arrays;

/** A chunk of one byte over and over: it costs nothing. */
record Fill(byte value) implements Chunk {
    static final Fill ZERO = new Fill((byte) 0);

    private static final Fill[] ALL = new Fill[256];

    static {
        for (int i = 0; i < ALL.length; i++) {
            ALL[i] = i == 0 ? ZERO : new Fill((byte) i);
        }
    }

    static Fill of(byte value) {
        return ALL[value & 0xff];
    }

    /** Whether all of these bytes are the same. */
    static boolean isUniform(byte[] bytes, int from, int count) {
        return count > 0 && Arrays.mismatch(bytes, from, from + count - 1, bytes, from + 1, from + count) < 0;
    }

    @Override
    public void copy(int from, byte[] target, int at, int count) {
        Arrays.fill(target, at, at + count, value);
    }

    @Override
    public int extent() {
        return this == ZERO ? 0 : Content.CHUNK;
    }

    @Override
    public void retain() {
        // There is one of each value.
    }

    @Override
    public void release() {
        // There is one of each value.
    }
}
