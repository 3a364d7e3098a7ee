package dev.podfall.sim.workload.utilities;

import dev.podfall.sim.workload.ByteSource;
import dev.podfall.sim.workload.FileSystem;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** {@code tar}: creates, extracts and lists ustar archives, as {@code kubectl cp} needs it. */
final class Tar implements Applet {
    private static final int BLOCK = 512;

    @Override
    public void run(Call call) {
        List<String> words = new java.util.ArrayList<>(call.arguments());
        if (!words.isEmpty() && !words.get(0).startsWith("-")) {
            words.set(0, "-" + words.get(0));
        }
        Options options = Options.parse(words, "cxtvzmpof:C:O");
        if (options.has("c")) {
            create(call, options);
        } else if (options.has("x") || options.has("t")) {
            open(call, options);
        } else {
            throw new Call.Usage("must specify one of -c -x -t");
        }
    }

    private static void create(Call call, Options options) {
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        String base = call.path(options.get("C", "."));
        for (String name : options.operands()) {
            String path = FileSystem.resolve(base, name);
            if (!call.files().exists(path)) {
                call.problem(name + ": No such file or directory");
            } else {
                add(call, archive, path, name.replaceFirst("^/+", ""));
            }
        }
        archive.writeBytes(new byte[2 * BLOCK]);
        String file = options.get("f", "-");
        if (file.equals("-")) {
            call.out(archive.toByteArray());
        } else {
            call.attempt(file, () -> call.files().write(call.path(file), archive.toByteArray()));
        }
        if (call.troubled()) {
            call.err("error exit delayed from previous errors");
        }
        call.done();
    }

    private static void add(Call call, ByteArrayOutputStream archive, String path, String name) {
        FileSystem.Status status = call.files().status(path).orElseThrow();
        if (status.directory()) {
            archive.writeBytes(header(name + "/", status, 0));
            for (String child : call.files().list(path)) {
                add(call, archive, FileSystem.resolve(path, child), name + "/" + child);
            }
            return;
        }
        byte[] content = call.files().read(path).orElse(new byte[0]);
        archive.writeBytes(header(name, status, content.length));
        archive.writeBytes(content);
        archive.writeBytes(new byte[(BLOCK - content.length % BLOCK) % BLOCK]);
    }

    private static byte[] header(String name, FileSystem.Status status, int size) {
        byte[] block = new byte[BLOCK];
        put(block, 0, name.length() > 99 ? name.substring(0, 99) : name);
        put(block, 100, String.format("%07o", status.mode()));
        put(block, 108, "0000000");
        put(block, 116, "0000000");
        put(block, 124, String.format("%011o", size));
        put(block, 136, String.format("%011o", Math.max(0, status.modified().getEpochSecond())));
        put(block, 148, "        ");
        block[156] = (byte) (status.directory() ? '5' : '0');
        put(block, 257, "ustar\u000000root");
        put(block, 297, "root");
        int sum = 0;
        for (byte b : block) {
            sum += b & 0xff;
        }
        put(block, 148, String.format("%06o\0 ", sum));
        return block;
    }

    private static void put(byte[] block, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, block, at, Math.min(bytes.length, BLOCK - at));
    }

    private static void open(Call call, Options options) {
        String file = options.get("f", "-");
        ByteSource source;
        try {
            source = file.equals("-") ? call.kernel().stdin() : OpenFile.forReading(call.kernel(), file);
        } catch (FileSystem.Failure failure) {
            call.fail("can't open '" + file + "': " + failure.getMessage());
            return;
        }
        call.all(source, archive -> {
            read(call, options, archive);
            call.done();
        });
    }

    private static void read(Call call, Options options, byte[] archive) {
        String base = call.path(options.get("C", "."));
        int at = 0;
        while (at + BLOCK <= archive.length && archive[at] != 0) {
            Optional<Long> size = octal(archive, at + 124, 12);
            if (size.isEmpty() || size.get() > archive.length - at - BLOCK) {
                call.problem("short read");
                return;
            }
            String prefix = text(archive, at + 345, 155);
            String name = (prefix.isEmpty() ? "" : prefix + "/") + text(archive, at, 100);
            int start = at + BLOCK;
            byte[] content =
                    Arrays.copyOfRange(archive, start, start + size.get().intValue());
            entry(call, options, base, name, (char) archive[at + 156], content);
            at = start + (int) ((size.get() + BLOCK - 1) / BLOCK * BLOCK);
        }
    }

    private static void entry(Call call, Options options, String base, String name, char type, byte[] content) {
        if (options.has("t") || options.has("v")) {
            call.out(name + "\n");
        }
        boolean outside = name.startsWith("/") || (name + "/").contains("../");
        if (options.has("t") || outside || name.isEmpty()) {
            return;
        }
        String path = FileSystem.resolve(base, name);
        call.attempt("can't create '" + name + "'", () -> {
            if (type == '5') {
                call.files().makeDirectory(path);
            } else if (type == '0' || type == 0) {
                call.files().write(path, content);
            }
        });
    }

    private static Optional<Long> octal(byte[] block, int at, int length) {
        String text = text(block, at, length).trim();
        return text.matches("[0-7]{1,11}") ? Optional.of(Long.parseLong(text, 8)) : Optional.empty();
    }

    private static String text(byte[] block, int at, int length) {
        int end = at;
        while (end < at + length && block[end] != 0) {
            end++;
        }
        return new String(block, at, end - at, StandardCharsets.UTF_8);
    }
}
