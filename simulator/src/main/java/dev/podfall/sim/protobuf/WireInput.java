package dev.podfall.sim.protobuf;

import java.nio.charset.StandardCharsets;

/** Protobuf's own encoding: tags, varints, lengths. Throws {@link MalformedException} on anything that is none. */
final class WireInput {
    private final byte[] bytes;
    private final int end;
    private int position;

    WireInput(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.position = from;
        this.end = to;
    }

    boolean hasMore() {
        return position < end;
    }

    long varint() {
        long value = 0;
        for (int shift = 0; shift < 70; shift += 7) {
            byte b = next();
            value |= shift > 63 ? 0 : (long) (b & 0x7F) << shift;
            if (b >= 0) {
                return value;
            }
        }
        throw new MalformedException("a number is too long");
    }

    long fixed(int size) {
        long value = 0;
        for (int i = 0; i < size; i++) {
            value |= (long) (next() & 0xFF) << (8 * i);
        }
        return value;
    }

    WireInput message() {
        long length = varint();
        if (length < 0 || length > end - position) {
            throw new MalformedException("unexpected EOF");
        }
        WireInput part = new WireInput(bytes, position, position + (int) length);
        position += (int) length;
        return part;
    }

    /** All that is left of this part. */
    byte[] rest() {
        byte[] rest = java.util.Arrays.copyOfRange(bytes, position, end);
        position = end;
        return rest;
    }

    String text() {
        return new String(message().rest(), StandardCharsets.UTF_8);
    }

    void skip(int wireType) {
        switch (wireType) {
            case 0 -> varint();
            case 1 -> fixed(8);
            case 2 -> message();
            case 5 -> fixed(4);
            default -> throw new MalformedException("wire type " + wireType + " is not known");
        }
    }

    private byte next() {
        if (position >= end) {
            throw new MalformedException("unexpected EOF");
        }
        return bytes[position++];
    }

    /** Not protobuf. */
    static final class MalformedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        MalformedException(String message) {
            super(message);
        }
    }
}
