package dev.podfall.sim.workload.shell;

/** An error that ends a non-interactive shell with status 2: a bad expansion, arithmetic, or assignment. */
final class ShellError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ShellError(String message) {
        super(message);
    }
}
