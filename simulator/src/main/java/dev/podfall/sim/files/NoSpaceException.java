package dev.podfall.sim.files;

/** The kernel's ENOSPC: no room for more bytes or for one more file. */
public final class NoSpaceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NoSpaceException() {
        super("No space left on device");
    }
}
