package dev.podfall.sim.workload.utilities;

import dev.podfall.sim.workload.FileSystem;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads an archive as it comes: each file is written while the rest of it is still on its way. */
final class TarReader {
    private static final int LONGEST_ATTRIBUTES = 1 << 20;

    private final Call call;
    private final Options options;
    private final String base;
    private final byte[] block = new byte[TarHeader.BLOCK];
    private int inBlock;
    private TarHeader entry;
    private long left;
    private int padding;
    private OpenFile.Sink sink;
    private ByteArrayOutputStream attributes;
    private String longName;
    private boolean over;

    TarReader(Call call, Options options) {
        this.call = call;
        this.options = options;
        this.base = call.path(options.get("C", "."));
    }

    /** The next bytes of the archive. What follows its end is read and ignored. */
    boolean take(byte[] bytes) {
        int at = 0;
        while (at < bytes.length && !over) {
            if (left > 0) {
                int part = (int) Math.min(left, bytes.length - at);
                content(bytes, at, part);
                left -= part;
                at += part;
                if (left == 0) {
                    finish();
                }
            } else if (padding > 0) {
                int part = Math.min(padding, bytes.length - at);
                padding -= part;
                at += part;
            } else {
                int part = Math.min(block.length - inBlock, bytes.length - at);
                System.arraycopy(bytes, at, block, inBlock, part);
                inBlock += part;
                at += part;
                if (inBlock == block.length) {
                    inBlock = 0;
                    header();
                }
            }
        }
        return true;
    }

    void end() {
        if (left > 0 || inBlock > 0) {
            call.problem("short read");
        }
        call.done();
    }

    private void header() {
        if (block[0] == 0) {
            over = true;
            return;
        }
        TarHeader header = TarHeader.read(block);
        if (header == null) {
            call.problem("invalid tar magic");
            over = true;
            return;
        }
        left = header.size();
        padding = header.padding();
        sink = null;
        attributes = null;
        if (header.type() == TarHeader.LONG_NAME || header.type() == TarHeader.EXTENDED) {
            entry = header;
            attributes = new ByteArrayOutputStream();
        } else {
            entry = longName == null ? header : new TarHeader(longName, header.type(), header.size(), header.mode());
            longName = null;
            begin();
        }
        if (left == 0) {
            finish();
        }
    }

    private void begin() {
        String name = entry.name();
        if (options.has("t") || options.has("v")) {
            call.print(name + "\n");
        }
        boolean outside = name.startsWith("/") || (name + "/").contains("../");
        if (options.has("t") || outside || name.isEmpty()) {
            return;
        }
        String path = FileSystem.resolve(base, name);
        call.attempt("can't create '" + name + "'", () -> {
            if (entry.type() == TarHeader.DIRECTORY) {
                call.files().makeDirectory(path);
            } else if (entry.type() == TarHeader.FILE) {
                sink = new OpenFile.Sink(call.files().create(path, true), false);
                call.files().changeMode(path, entry.mode());
            }
        });
    }

    private void content(byte[] bytes, int at, int count) {
        byte[] part = count == bytes.length ? bytes : Arrays.copyOfRange(bytes, at, at + count);
        if (attributes != null && attributes.size() + count <= LONGEST_ATTRIBUTES) {
            attributes.writeBytes(part);
        } else if (sink != null && !sink.write(part)) {
            call.fail("write error: " + sink.failure());
            over = true;
        }
    }

    private void finish() {
        if (attributes != null) {
            String text = attributes.toString(StandardCharsets.UTF_8);
            longName = entry.type() == TarHeader.LONG_NAME ? text.replace("\0", "") : pathOf(text);
            attributes = null;
        }
        sink = null;
    }

    /** The path in POSIX' attributes, each {@code LENGTH NAME=VALUE}, or null. */
    private static String pathOf(String text) {
        for (String line : text.split("\n")) {
            int key = line.indexOf(' ') + 1;
            if (line.startsWith("path=", key)) {
                return line.substring(key + "path=".length());
            }
        }
        return null;
    }
}
