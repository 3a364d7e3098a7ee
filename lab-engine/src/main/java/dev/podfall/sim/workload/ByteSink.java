package dev.podfall.sim.workload;

import java.nio.charset.StandardCharsets;

/** Where a process writes to: a pipe, a file, a terminal, a log. Shared by all processes that inherit it. */
public interface ByteSink {
    /** Everything written to it vanishes. */
    ByteSink NULL = bytes -> true;

    /** Writes; false when nobody will ever read it (EPIPE). */
    boolean write(byte[] bytes);

    default boolean write(String text) {
        return write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** One more process holds it. */
    default void retain() {}

    /** One process fewer holds it; the last one's going ends a pipe. */
    default void release() {}

    /** Whether it is a terminal. */
    default boolean isTerminal() {
        return false;
    }
}
