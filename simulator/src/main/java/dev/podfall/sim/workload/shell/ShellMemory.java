package dev.podfall.sim.workload.shell;

import dev.podfall.sim.workload.ProcessContext;

/** A shell's memory, as the kernel counts it. */
final class ShellMemory {
    private static final long WORTH_TELLING = 64 << 10;

    private final ProcessContext process;
    private final ShellState state;
    private long told;

    ShellMemory(ProcessContext process, ShellState state) {
        this.process = process;
        this.state = state;
    }

    /** What the shell keeps counts as its memory. */
    void tell() {
        long kept = state.bytes();
        if (Math.abs(kept - told) > WORTH_TELLING) {
            told = kept;
            process.useMemory(Shell.MEMORY + kept);
        }
    }

    /** Where there is a limit, the kernel is there before a shell finds no memory. Tells whether it was. */
    boolean killedFor(ShellError error) {
        boolean limited = error.isOutOfMemory() && process.memoryLimit().isPresent();
        if (limited) {
            process.useMemory(process.memoryLimit().get() + 1);
        }
        return limited;
    }
}
