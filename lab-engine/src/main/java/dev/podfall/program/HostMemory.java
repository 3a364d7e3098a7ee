package dev.podfall.program;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.function.LongSupplier;

/**
 * Makes this process as large as its program says it is, with memory outside the heap that is really written to. The
 * JVM's own memory counts: what is added is the difference. Measured is anonymous memory, the part that the kernel can't
 * take back from a process and therefore kills for.
 */
final class HostMemory {
    private static final long GRAIN = 1L << 20;
    private static final long WORTH_A_COLLECTION = 8L << 20;
    private static final long LARGEST_BLOCK = 64L << 20;
    private static final Path STATUS = Path.of("/proc/self/status");

    private final LongSupplier anonymous;
    private final ArrayDeque<ByteBuffer> blocks = new ArrayDeque<>();
    private long held;
    private long wanted;

    /** @param anonymous the anonymous resident memory of this process now, in bytes */
    HostMemory(LongSupplier anonymous) {
        this.anonymous = anonymous;
    }

    static HostMemory ofThisProcess() {
        return new HostMemory(HostMemory::anonymousOfThisProcess);
    }

    void use(long bytes) {
        wanted = Math.max(0, bytes);
        correct();
    }

    /** Follows the JVM, which grows and shrinks by itself. */
    void correct() {
        long missing = wanted - anonymous.getAsLong();
        if (missing >= GRAIN) {
            grow(missing);
        } else if (-missing >= WORTH_A_COLLECTION && held > 0) {
            shrink(-missing);
        }
    }

    /** A direct buffer is filled with zeros when it is made, which makes its pages resident. */
    private void grow(long missing) {
        long left = missing;
        while (left >= GRAIN) {
            ByteBuffer block = ByteBuffer.allocateDirect((int) Math.min(left, LARGEST_BLOCK));
            blocks.push(block);
            held += block.capacity();
            left -= block.capacity();
        }
    }

    /** Buffers are freed when the collector finds them unused. */
    private void shrink(long surplus) {
        long left = Math.min(surplus, held);
        long kept = 0;
        while (left > 0 && !blocks.isEmpty()) {
            int size = blocks.pop().capacity();
            held -= size;
            kept = Math.max(0, size - left);
            left -= size;
        }
        System.gc();
        if (kept >= GRAIN) {
            grow(kept);
        }
    }

    /** Zero where there is no such file */
    private static long anonymousOfThisProcess() {
        try {
            long sum = 0;
            for (String line :
                    Files.readString(STATUS, StandardCharsets.US_ASCII).split("\n")) {
                if (line.startsWith("RssAnon:") || line.startsWith("RssShmem:")) {
                    sum += Long.parseLong(line.replaceAll("[^0-9]", "")) << 10;
                }
            }
            return sum;
        } catch (IOException | NumberFormatException notLinux) {
            return 0;
        }
    }
}
