package dev.podfall.sim.workload.runtime;

import dev.podfall.sim.files.Content;
import dev.podfall.sim.files.NoSpaceException;
import dev.podfall.sim.files.Space;
import dev.podfall.sim.workload.FileHandle;
import dev.podfall.sim.workload.FileSystem;
import java.util.Arrays;
import java.util.function.LongConsumer;

/** A file of the writable layer or of a volume. */
final class OpenedFile implements FileHandle {
    private final Content content;
    private final Space space;
    private final LongConsumer charge;

    /** @param charge told by how many bytes a change made the tree grow */
    OpenedFile(Content content, Space space, LongConsumer charge) {
        this.content = content;
        this.space = space;
        this.charge = charge;
    }

    @Override
    public long length() {
        return content.length();
    }

    @Override
    public byte[] read(long offset, int most) {
        return content.read(offset, most);
    }

    @Override
    public int write(long offset, byte[] bytes) {
        long before = space.bytes();
        int written = content.write(offset, bytes);
        charge.accept(space.bytes() - before);
        return written;
    }

    @Override
    public void truncate(long length) {
        long before = space.bytes();
        try {
            content.truncate(length);
        } catch (NoSpaceException full) {
            throw new FileSystem.Failure(FileSystem.Failure.NO_SPACE);
        }
        charge.accept(space.bytes() - before);
    }

    /** A file that cannot be written: the image's, or one that the kernel makes. */
    record Fixed(byte[] bytes) implements FileHandle {
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
            throw new FileSystem.Failure("Bad file descriptor");
        }

        @Override
        public void truncate(long length) {
            throw new FileSystem.Failure("Invalid argument");
        }
    }
}
