package dev.podfall.sim.workload;

import java.util.function.Consumer;

/** Where a process reads from. Shared by all processes that inherit it; each byte is read once. */
public interface ByteSource {
    /** Nothing to read. */
    ByteSource EMPTY = taker -> {
        taker.accept(null);
        return () -> {};
    };

    /**
     * Reads what there is, waiting if there is nothing yet.
     *
     * @param taker called once, maybe within the call: some bytes, which must not be changed, or null at the end
     * @return takes the wish back
     */
    Runnable read(Consumer<byte[]> taker);

    /** Puts back in front what follows {@code from} in bytes that were read last. */
    default void unread(byte[] bytes, int from) {}

    /** Nobody reads any more: writers meet EPIPE. */
    default void closeReading() {}

    /** Whether it is a terminal. */
    default boolean isTerminal() {
        return false;
    }
}
