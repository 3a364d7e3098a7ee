package dev.podfall.sim.workload.utilities;

import dev.podfall.sim.workload.ByteSink;
import dev.podfall.sim.workload.ByteSource;
import dev.podfall.sim.workload.FileSystem;
import dev.podfall.sim.workload.Kernel;
import dev.podfall.sim.workload.ProcessContext;
import java.util.Optional;
import java.util.function.Consumer;

/** Opens files and devices by path, with strerror's words when it can't be done. */
public final class OpenFile {
    private static final int BLOCK = 64 << 10;

    private OpenFile() {}

    /** @throws FileSystem.Failure with the reason alone */
    public static ByteSource forReading(Kernel kernel, String file) {
        String path = FileSystem.resolve(kernel.workingDirectory(), file);
        switch (path) {
            case "/dev/null" -> {
                return ByteSource.EMPTY;
            }
            case "/dev/stdin", "/proc/self/fd/0", "/dev/tty" -> {
                return kernel.stdin();
            }
            case "/dev/zero", "/dev/urandom", "/dev/random" -> {
                return endless(path.equals("/dev/zero") ? 0 : 7919);
            }
            default -> {}
        }
        if (kernel.fileSystem().isDirectory(path)) {
            throw new FileSystem.Failure("Is a directory");
        }
        Optional<byte[]> content = kernel.fileSystem().read(path);
        return new Once(content.orElseThrow(() -> new FileSystem.Failure(missing(kernel, path))));
    }

    private static String missing(Kernel kernel, String path) {
        String parent = FileSystem.parent(path);
        boolean file =
                kernel.fileSystem().exists(parent) && !kernel.fileSystem().isDirectory(parent);
        return file ? "Not a directory" : "No such file or directory";
    }

    /** Opens a file to write to: emptied, or at its end. @throws FileSystem.Failure with the reason alone */
    public static ByteSink forWriting(Kernel kernel, String file, boolean atEnd) {
        String path = FileSystem.resolve(kernel.workingDirectory(), file);
        switch (path) {
            case "/dev/null" -> {
                return ByteSink.NULL;
            }
            case "/dev/stdout", "/proc/self/fd/1", "/dev/tty" -> {
                return kernel.stdout();
            }
            case "/dev/stderr", "/proc/self/fd/2" -> {
                return kernel.stderr();
            }
            case "/proc/1/fd/1", "/proc/1/fd/2" -> {
                return kernel.mainOutput(path.endsWith("2"));
            }
            default -> {}
        }
        FileSystem files = kernel.fileSystem();
        if (files.isDirectory(path)) {
            throw new FileSystem.Failure("Is a directory");
        }
        if (!files.isDirectory(FileSystem.parent(path))) {
            throw new FileSystem.Failure("nonexistent directory");
        }
        try {
            if (atEnd) {
                files.append(path, new byte[0]);
            } else {
                files.write(path, new byte[0]);
            }
        } catch (ProcessContext.Files.ReadOnly readOnly) {
            throw new FileSystem.Failure("Read-only file system");
        }
        return bytes -> {
            try {
                files.append(path, bytes);
                return true;
            } catch (ProcessContext.Files.ReadOnly | FileSystem.Failure full) {
                kernel.stderr().write("write error: No space left on device\n");
                return false;
            }
        };
    }

    private static ByteSource endless(int step) {
        int[] seed = {step};
        return taker -> {
            byte[] block = new byte[BLOCK];
            if (step != 0) {
                for (int i = 0; i < block.length; i++) {
                    seed[0] = seed[0] * 1_103_515_245 + 12_345;
                    block[i] = (byte) (seed[0] >> 16);
                }
            }
            taker.accept(block);
            return () -> {};
        };
    }

    /** A file's content, read once. */
    public static final class Once implements ByteSource {
        private byte[] rest;

        public Once(byte[] content) {
            this.rest = content.length == 0 ? null : content;
        }

        @Override
        public Runnable read(Consumer<byte[]> taker) {
            byte[] all = rest;
            rest = null;
            taker.accept(all);
            return () -> {};
        }

        @Override
        public void unread(byte[] bytes) {
            if (bytes.length == 0) {
                return;
            }
            int more = rest == null ? 0 : rest.length;
            byte[] joined = java.util.Arrays.copyOf(bytes, bytes.length + more);
            if (rest != null) {
                System.arraycopy(rest, 0, joined, bytes.length, more);
            }
            rest = joined;
        }
    }
}
