package dev.podfall.program;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Where in a tar file which file lies. Reads the heads only. Mirrors POSIX ustar. */
final class TarIndex {
    private static final int BLOCK = 512;
    private static final int MOST_ENTRIES = 100_000;

    private final Map<String, Slice> files = new HashMap<>();
    private final Map<String, String> links = new HashMap<>();

    private TarIndex() {}

    /** @throws IOException when it is no tar file */
    static TarIndex read(Path tar) throws IOException {
        TarIndex index = new TarIndex();
        try (RandomAccessFile in = new RandomAccessFile(tar.toFile(), "r")) {
            byte[] head = new byte[BLOCK];
            long at = 0;
            for (int i = 0; at + BLOCK <= in.length(); i++) {
                in.seek(at);
                in.readFully(head);
                if (head[0] == 0) {
                    return index;
                }
                long size = size(head, tar);
                if (i >= MOST_ENTRIES || size > in.length() - at - BLOCK) {
                    throw new IOException(tar + " is damaged: an entry goes beyond its end");
                }
                index.add(head, Slice.of(tar, at + BLOCK, size));
                at += BLOCK + (size + BLOCK - 1) / BLOCK * BLOCK;
            }
        } catch (EOFException cut) {
            throw new IOException(tar + " is cut short", cut);
        }
        return index;
    }

    private void add(byte[] head, Slice content) {
        String prefix = text(head, 345, 155);
        String name = (prefix.isEmpty() ? "" : prefix + "/") + text(head, 0, 100);
        char type = (char) head[156];
        if (type == '0' || type == 0) {
            files.put(clean(name), content);
        } else if (type == '1' || type == '2') {
            String target = text(head, 157, 100);
            String directory = name.contains("/") ? name.substring(0, name.lastIndexOf('/') + 1) : "";
            links.put(clean(name), clean(type == '1' ? target : directory + target));
        }
    }

    private static String clean(String name) {
        return dev.podfall.sim.workload.FileSystem.resolve("/", name).substring(1);
    }

    private static String text(byte[] head, int from, int length) {
        int end = from;
        while (end < from + length && head[end] != 0) {
            end++;
        }
        return new String(head, from, end - from, StandardCharsets.UTF_8);
    }

    private static long size(byte[] head, Path tar) throws IOException {
        String octal = text(head, 124, 12).trim();
        if (!octal.matches("[0-7]{1,11}")) {
            throw new IOException(tar + " is no tar file");
        }
        return Long.parseLong(octal, 8);
    }

    /** A file by its name in the archive, through one link at most. */
    Optional<Slice> file(String name) {
        String clean = clean(name);
        return Optional.ofNullable(files.getOrDefault(clean, files.get(links.get(clean))));
    }
}
