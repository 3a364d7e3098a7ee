package dev.podfall.sim.workload.shell;

/** An error that ends a non-interactive shell with status 2: a bad expansion, arithmetic, or assignment. */
final class ShellError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final String OUT_OF_MEMORY = "out of memory";

    ShellError(String message) {
        super(message);
    }

    /** More than a simulated shell keeps. */
    static ShellError outOfMemory() {
        return new ShellError(OUT_OF_MEMORY);
    }

    boolean isOutOfMemory() {
        return OUT_OF_MEMORY.equals(getMessage());
    }
}
