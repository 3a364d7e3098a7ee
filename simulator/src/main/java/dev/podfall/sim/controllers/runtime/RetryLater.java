package dev.podfall.sim.controllers.runtime;

/** Something is not ready yet: no failure of the API, but reason enough to try the key again with back-off. */
public final class RetryLater extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RetryLater(String message) {
        super(message);
    }
}
