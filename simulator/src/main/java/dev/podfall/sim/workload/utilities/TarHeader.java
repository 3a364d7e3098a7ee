package dev.podfall.sim.workload.utilities;

import dev.podfall.sim.workload.FileSystem;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The block before each file of an archive. */
record TarHeader(String name, char type, long size, int mode) {
    static final int BLOCK = 512;
    static final char FILE = '0';
    static final char CHARACTER_DEVICE = '3';
    static final char DIRECTORY = '5';

    /** GNU's block whose content is the name of the next. */
    static final char LONG_NAME = 'L';

    /** POSIX' block whose content are attributes of the next. */
    static final char EXTENDED = 'x';

    private static final int NAME = 100;
    private static final int PREFIX = 345;
    private static final int PREFIX_LENGTH = 155;

    /** Null when the block is none. */
    static TarHeader read(byte[] block) {
        String octal = text(block, 124, 12).trim();
        String mode = text(block, 100, 8).trim();
        if (!octal.matches("[0-7]{1,11}")) {
            return null;
        }
        String prefix = text(block, PREFIX, PREFIX_LENGTH);
        return new TarHeader(
                (prefix.isEmpty() ? "" : prefix + "/") + text(block, 0, NAME),
                block[156] == 0 ? FILE : (char) block[156],
                Long.parseLong(octal, 8),
                mode.matches("[0-7]{1,7}") ? Integer.parseInt(mode, 8) & 07777 : 0644);
    }

    /** Bytes after the content up to the next block. */
    int padding() {
        return (int) ((BLOCK - size % BLOCK) % BLOCK);
    }

    /** The block or blocks that say it. */
    byte[] bytes(FileSystem.Status status) {
        byte[] whole = name.getBytes(StandardCharsets.UTF_8);
        if (whole.length <= NAME) {
            return block(name, type, size, status);
        }
        byte[] first = block("././@LongLink", LONG_NAME, whole.length + 1L, status);
        int padded = (whole.length + BLOCK) / BLOCK * BLOCK;
        byte[] all = Arrays.copyOf(first, BLOCK + padded + BLOCK);
        System.arraycopy(whole, 0, all, BLOCK, whole.length);
        System.arraycopy(block(name, type, size, status), 0, all, BLOCK + padded, BLOCK);
        return all;
    }

    private static byte[] block(String name, char type, long size, FileSystem.Status status) {
        byte[] block = new byte[BLOCK];
        put(block, 0, name, NAME);
        put(block, 100, String.format("%07o", status.mode()), 8);
        put(block, 108, "0000000", 8);
        put(block, 116, "0000000", 8);
        put(block, 124, String.format("%011o", size), 12);
        put(block, 136, String.format("%011o", Math.max(0, status.modified().getEpochSecond())), 12);
        put(block, 148, "        ", 8);
        block[156] = (byte) type;
        put(block, 257, "ustar\u000000root", 12);
        put(block, 297, "root", 32);
        int sum = 0;
        for (byte b : block) {
            sum += b & 0xff;
        }
        put(block, 148, String.format("%06o\0 ", sum), 8);
        return block;
    }

    private static void put(byte[] block, int at, String text, int most) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, block, at, Math.min(bytes.length, most));
    }

    static String text(byte[] block, int at, int length) {
        int end = at;
        while (end < at + length && block[end] != 0) {
            end++;
        }
        return new String(block, at, end - at, StandardCharsets.UTF_8);
    }
}
