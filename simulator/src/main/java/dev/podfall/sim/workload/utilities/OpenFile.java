package dev.podfall.sim.workload.utilities;

import dev.podfall.sim.workload.ByteSink;
import dev.podfall.sim.workload.ByteSource;
import dev.podfall.sim.workload.FileHandle;
import dev.podfall.sim.workload.FileSystem;
import dev.podfall.sim.workload.Kernel;
import dev.podfall.sim.workload.ProcessContext;
import java.util.Arrays;
import java.util.function.Consumer;

/** Opens files and devices by path, with strerror's words when it can't be done. */
public final class OpenFile {
    /** What is read or written at once. */
    static final int BLOCK = 64 << 10;

    private OpenFile() {}

    /** @throws FileSystem.Failure with the reason alone */
    public static ByteSource forReading(Kernel kernel, String file) {
        String path = FileSystem.resolve(kernel.workingDirectory(), file);
        return switch (path) {
            case "/dev/stdin", "/proc/self/fd/0", "/dev/tty" -> kernel.stdin();
            default -> new Source(handle(kernel, path));
        };
    }

    /** A regular file or a device. @throws FileSystem.Failure with the reason alone */
    static FileHandle handle(Kernel kernel, String path) {
        if (kernel.fileSystem().isDirectory(path)) {
            throw new FileSystem.Failure("Is a directory");
        }
        return kernel.fileSystem().open(path).orElseThrow(() -> new FileSystem.Failure(missing(kernel, path)));
    }

    private static String missing(Kernel kernel, String path) {
        return kernel.fileSystem().absence(path);
    }

    /** Opens a file to write to: emptied, or at its end. @throws FileSystem.Failure with the reason alone */
    public static ByteSink forWriting(Kernel kernel, String file, boolean atEnd) {
        String path = FileSystem.resolve(kernel.workingDirectory(), file);
        return switch (path) {
            case "/dev/null", "/dev/zero" -> ByteSink.NULL;
            case "/dev/stdout", "/proc/self/fd/1", "/dev/tty" -> kernel.stdout();
            case "/dev/stderr", "/proc/self/fd/2" -> kernel.stderr();
            case "/proc/1/fd/1", "/proc/1/fd/2" -> kernel.mainOutput(path.endsWith("2"));
            default -> new Sink(created(kernel.fileSystem(), path, !atEnd), atEnd);
        };
    }

    /** Opens a regular file, making it, or a device to write. @throws FileSystem.Failure with the reason alone */
    static FileHandle created(FileSystem files, String path, boolean empty) {
        if (files.isDirectory(path)) {
            throw new FileSystem.Failure("Is a directory");
        }
        if (!files.isDirectory(FileSystem.parent(path))) {
            String why = files.absence(path);
            throw new FileSystem.Failure(why.startsWith("No such") ? "nonexistent directory" : why);
        }
        try {
            return files.create(path, empty);
        } catch (ProcessContext.Files.ReadOnly readOnly) {
            throw new FileSystem.Failure("Read-only file system");
        }
    }

    /** A file that is read from where it was read last, by all who share it. */
    static final class Source implements ByteSource {
        private static final int LEAST = 1 << 10;

        private final FileHandle file;
        private long position;
        private int atOnce = BLOCK;

        Source(FileHandle file) {
            this.file = file;
        }

        @Override
        public Runnable read(Consumer<byte[]> taker) {
            byte[] bytes = file.read(position, atOnce);
            position += bytes.length;
            atOnce = Math.min(BLOCK, atOnce * 2);
            taker.accept(bytes.length == 0 ? null : bytes);
            return () -> {};
        }

        /** Begins to read further on. */
        void skip(long bytes) {
            position += bytes;
        }

        /** Who puts bytes back reads line by line: it is given little at once. */
        @Override
        public void unread(byte[] bytes, int from) {
            position -= bytes.length - from;
            atOnce = LEAST;
        }
    }

    /** A file that is written where it was written last, by all who share it, or at its end. */
    static final class Sink implements ByteSink {
        private static final long NANOS_PER_BYTE = 4;

        private final FileHandle file;
        private final boolean atEnd;
        private long position;
        private int lastWritten;
        private String failure;

        Sink(FileHandle file, boolean atEnd) {
            this(file, atEnd, 0);
        }

        Sink(FileHandle file, boolean atEnd, long position) {
            this.file = file;
            this.atEnd = atEnd;
            this.position = position;
        }

        /** How many bytes of the last write there was room for. */
        int lastWritten() {
            return lastWritten;
        }

        @Override
        public long nanosFor(byte[] bytes) {
            return bytes.length * NANOS_PER_BYTE;
        }

        @Override
        public boolean write(byte[] bytes) {
            if (bytes.length == 0) {
                return true;
            }
            int written = file.write(atEnd ? file.length() : position, bytes);
            position += written;
            lastWritten = written;
            failure = written < bytes.length ? FileSystem.Failure.NO_SPACE : null;
            return failure == null;
        }

        @Override
        public String failure() {
            return failure;
        }
    }

    /** Bytes, read once. */
    public static final class Once implements ByteSource {
        private final Source source;

        public Once(byte[] content) {
            this.source = new Source(new Fixed(content));
        }

        @Override
        public Runnable read(Consumer<byte[]> taker) {
            return source.read(taker);
        }

        @Override
        public void unread(byte[] bytes, int from) {
            source.unread(bytes, from);
        }
    }

    private record Fixed(byte[] bytes) implements FileHandle {
        @Override
        public long length() {
            return bytes.length;
        }

        @Override
        public byte[] read(long offset, int most) {
            int from = (int) Math.min(offset, bytes.length);
            return Arrays.copyOfRange(bytes, from, (int) Math.min(bytes.length, (long) from + most));
        }

        @Override
        public int write(long offset, byte[] more) {
            throw new UnsupportedOperationException("It is read only.");
        }

        @Override
        public void truncate(long length) {
            throw new UnsupportedOperationException("It is read only.");
        }
    }
}
