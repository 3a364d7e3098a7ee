package dev.podfall.sim.addon.flux;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Files as a compressed archive ({@code .tar.gz}) that says the same for the same files. */
final class Archive {
    private static final int BLOCK = 512;
    private static final int NAME = 100;
    private static final int PREFIX_AT = 345;
    private static final int PREFIX = 155;
    private static final long MOST_BYTES = 32L << 20;

    private Archive() {}

    /**
     * Packs.
     *
     * @throws IOException where a path is longer than an archive's header takes
     */
    static byte[] pack(SortedMap<String, byte[]> files) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                byte[] content = file.getValue();
                gzip.write(header(file.getKey(), content.length));
                gzip.write(content);
                gzip.write(new byte[padding(content.length)]);
            }
            gzip.write(new byte[2 * BLOCK]);
        }
        return out.toByteArray();
    }

    /** Where a path is parted: a long one's folders go into a field of their own. -1 for nowhere. */
    private static int parting(byte[] path) throws IOException {
        if (path.length < NAME) {
            return -1;
        }
        for (int at = Math.min(path.length - 1, PREFIX - 1); at > 0; at--) {
            if (path[at] == '/' && path.length - at - 1 < NAME) {
                return at;
            }
        }
        throw new IOException(
                "archive/tar: cannot encode header: the path is too long: " + new String(path, StandardCharsets.UTF_8));
    }

    private static int padding(long size) {
        return (int) ((BLOCK - size % BLOCK) % BLOCK);
    }

    private static byte[] header(String path, int size) throws IOException {
        byte[] block = new byte[BLOCK];
        byte[] name = path.getBytes(StandardCharsets.UTF_8);
        int slash = parting(name);
        System.arraycopy(name, slash + 1, block, 0, name.length - slash - 1);
        System.arraycopy(name, 0, block, PREFIX_AT, Math.max(slash, 0));
        put(block, 100, "0000644");
        put(block, 108, "0000000");
        put(block, 116, "0000000");
        put(block, 124, String.format("%011o", size));
        put(block, 136, "00000000000");
        put(block, 148, "        ");
        block[156] = '0';
        put(block, 257, "ustar\u000000");
        int sum = 0;
        for (byte b : block) {
            sum += b & 0xff;
        }
        put(block, 148, String.format("%06o\0 ", sum));
        return block;
    }

    private static void put(byte[] block, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, block, at, bytes.length);
    }

    /** Unpacks what {@link #pack} made. @throws IOException if it is none, or too large */
    static SortedMap<String, byte[]> unpack(byte[] archive) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        long bytes = 0;
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(archive))) {
            for (byte[] block = in.readNBytes(BLOCK); block.length == BLOCK && block[0] != 0; ) {
                String folders = text(block, PREFIX_AT, PREFIX);
                String name = (folders.isEmpty() ? "" : folders + "/") + text(block, 0, NAME);
                String octal = text(block, 124, 12).strip();
                if (!octal.matches("[0-7]{1,11}")) {
                    throw new IOException("tar: invalid tar header");
                }
                long size = Long.parseLong(octal, 8);
                bytes += size;
                if (bytes > MOST_BYTES) {
                    throw new IOException("tar: archive is larger than " + (MOST_BYTES >> 20) + " MiB");
                }
                files.put(name, in.readNBytes((int) size));
                in.skipNBytes(padding(size));
                block = in.readNBytes(BLOCK);
            }
        }
        return files;
    }

    private static String text(byte[] block, int at, int length) {
        int end = at;
        while (end < at + length && block[end] != 0) {
            end++;
        }
        return new String(block, at, end - at, StandardCharsets.UTF_8);
    }
}
