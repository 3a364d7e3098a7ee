package dev.podfall.sim.workload.git;

import java.io.IOException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Whether a pack is small enough to be taken in, found out by inflating it once without keeping anything: how many objects it has, and
 * how large they are together once deltas are applied. A few kilobytes may otherwise stand for gigabytes.
 */
final class PackBounds {
    private static final int MOST_OBJECTS = 10_000;
    private static final long MOST_BYTES = 64L << 20;
    private static final int HEADER = 12;
    private static final int OFFSET_DELTA = 6;
    private static final int NAMED_DELTA = 7;
    private static final int NAME = 20;

    private final byte[] pack;
    private final byte[] chunk = new byte[8192];
    private int at;
    private long bytes;

    private PackBounds(byte[] pack, int at) {
        this.pack = pack;
        this.at = at;
    }

    /**
     * Looks at a pack.
     *
     * @param from where in the bytes it begins
     * @throws IOException if it is too large, or not a pack
     */
    static void check(byte[] bytes, int from) throws IOException {
        try {
            new PackBounds(bytes, from).check();
        } catch (ArrayIndexOutOfBoundsException ends) {
            throw new IOException("early EOF", ends);
        }
    }

    private void check() throws IOException {
        if (pack.length - at < HEADER || pack[at] != 'P' || pack[at + 1] != 'A' || pack[at + 2] != 'C') {
            throw new IOException("bad pack header");
        }
        long objects = 0;
        for (int i = 8; i < HEADER; i++) {
            objects = objects << 8 | (pack[at + i] & 0xff);
        }
        if (objects > MOST_OBJECTS) {
            throw new IOException("pack has more than " + MOST_OBJECTS + " objects");
        }
        at += HEADER;
        for (long i = 0; i < objects; i++) {
            entry();
        }
    }

    private void entry() throws IOException {
        int first = pack[at] & 0xff;
        int type = first >> 4 & 7;
        varint();
        if (type == OFFSET_DELTA) {
            varint();
        } else if (type == NAMED_DELTA) {
            at += NAME;
        }
        inflate(type == OFFSET_DELTA || type == NAMED_DELTA);
    }

    private void varint() {
        while ((pack[at++] & 0x80) != 0) {
            continue;
        }
    }

    private void inflate(boolean delta) throws IOException {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(pack, at, pack.length - at);
            boolean first = true;
            while (!inflater.finished()) {
                int count = inflater.inflate(chunk);
                if (count == 0 && !inflater.finished()) {
                    throw new IOException("early EOF");
                }
                add(count);
                if (first && delta) {
                    add(resultOf(count));
                }
                first = false;
            }
            at += Math.toIntExact(inflater.getBytesRead());
        } catch (DataFormatException broken) {
            throw new IOException("inflate: data stream error", broken);
        } finally {
            inflater.end();
        }
    }

    private void add(long count) throws IOException {
        bytes += count;
        if (count < 0 || bytes > MOST_BYTES) {
            throw new IOException("pack has more than " + (MOST_BYTES >> 20) + " MiB of objects");
        }
    }

    /** What applying the delta that begins in the chunk makes: its second number. */
    private long resultOf(int count) {
        int i = 0;
        while (i < count && (chunk[i++] & 0x80) != 0) {
            continue;
        }
        long size = 0;
        for (int shift = 0; i < count && shift < 63; shift += 7) {
            size |= (long) (chunk[i] & 0x7f) << shift;
            if ((chunk[i++] & 0x80) == 0) {
                break;
            }
        }
        return size;
    }
}
