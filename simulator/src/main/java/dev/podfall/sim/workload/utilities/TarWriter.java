package dev.podfall.sim.workload.utilities;

import dev.podfall.sim.workload.ByteSink;
import dev.podfall.sim.workload.FileHandle;
import dev.podfall.sim.workload.FileSystem;
import java.time.Duration;
import java.util.Iterator;

/** Writes an archive as it goes through the files. */
final class TarWriter {
    private final Call call;
    private final String base;
    private final ByteSink out;
    private Walk walk;
    private String root;
    private String name;

    /** @param base the directory that names are taken from */
    TarWriter(Call call, String base, ByteSink out) {
        this.call = call;
        this.base = base;
        this.out = out;
    }

    void write(Iterator<String> names) {
        if (walk != null && walk.hasNext()) {
            entry(walk.next(), () -> write(names));
            return;
        }
        if (!names.hasNext()) {
            finish();
            return;
        }
        String next = names.next();
        String path = FileSystem.resolve(base, next);
        if (call.files().exists(path)) {
            walk = new Walk(call, path);
            root = path;
            name = next.replaceFirst("^/+", "");
        } else {
            call.problem(next + ": No such file or directory");
        }
        write(names);
    }

    private void finish() {
        put(new byte[2 * TarHeader.BLOCK], () -> {
            if (call.troubled()) {
                call.err("error exit delayed from previous errors");
            }
            call.done();
        });
    }

    private void entry(Walk.Entry entry, Runnable then) {
        FileSystem.Status status = call.files().status(entry.path()).orElse(null);
        FileHandle file =
                entry.directory() ? null : call.files().open(entry.path()).orElse(null);
        if (status == null || file == null && !entry.directory()) {
            then.run(); // it went away meanwhile
            return;
        }
        String below = entry.path().substring(root.length());
        String shown = name.endsWith("/") && below.startsWith("/") ? name + below.substring(1) : name + below;
        TarHeader header = header(shown, status, file);
        put(header.bytes(status), () -> {
            if (header.type() != TarHeader.FILE) {
                then.run();
            } else {
                content(file, 0, header, then);
            }
        });
    }

    /** A device is kept by its name alone: what it gives has no end. */
    private static TarHeader header(String shown, FileSystem.Status status, FileHandle file) {
        if (file == null) {
            return new TarHeader(shown.endsWith("/") ? shown : shown + "/", TarHeader.DIRECTORY, 0, status.mode());
        }
        return status.device()
                ? new TarHeader(shown, TarHeader.CHARACTER_DEVICE, 0, status.mode())
                : new TarHeader(shown, TarHeader.FILE, file.length(), status.mode());
    }

    /** What the header says, even if the file becomes shorter meanwhile. */
    private void content(FileHandle file, long at, TarHeader header, Runnable then) {
        long left = header.size() - at;
        if (left <= 0) {
            put(new byte[header.padding()], then);
            return;
        }
        byte[] part = file.read(at, (int) Math.min(left, OpenFile.BLOCK));
        byte[] bytes = part.length > 0 ? part : new byte[(int) Math.min(left, OpenFile.BLOCK)];
        put(bytes, () -> content(file, at + bytes.length, header, then));
    }

    private void put(byte[] bytes, Runnable then) {
        if (out.write(bytes)) {
            call.process()
                    .compute(
                            Duration.ofNanos(1000 + bytes.length),
                            () -> call.kernel().awaitRoom(out, then));
        } else if (out.failure() == null) {
            call.exit(141);
        } else {
            call.fail("write error: " + out.failure());
        }
    }
}
