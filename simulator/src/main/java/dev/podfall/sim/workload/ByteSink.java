package dev.podfall.sim.workload;

import java.nio.charset.StandardCharsets;

/** Where a process writes to: a pipe, a file, a terminal, a log. Shared by all processes that inherit it. */
public interface ByteSink {
    /** Everything written to it vanishes. */
    ByteSink NULL = bytes -> true;

    /** Writes; false when nobody will ever read it (EPIPE), or when it {@link #failure failed}. The bytes may be kept. */
    boolean write(byte[] bytes);

    /** Why a write failed, as strerror has it; null when it did not, or when nobody reads. */
    default String failure() {
        return null;
    }

    /**
     * Calls back once a patient writer should go on: at once, or when what was written before has been read. Writing
     * without asking is possible, as long as it is little.
     */
    default void whenWritable(Runnable task) {
        task.run();
    }

    /** What it takes of the writer's core to have that taken in, beyond making it: nanoseconds. */
    default long nanosFor(byte[] bytes) {
        return 0;
    }

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
