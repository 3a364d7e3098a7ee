package dev.podfall.sim.patch;

/** A patch that does not apply to the object; the text is upstream's. */
public final class PatchFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PatchFailure(String message) {
        super(message, null, false, false);
    }
}
