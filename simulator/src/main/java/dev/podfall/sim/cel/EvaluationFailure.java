package dev.podfall.sim.cel;

/** An expression that could not be asked of these values; the message is upstream's. */
public final class EvaluationFailure extends Exception {
    private static final long serialVersionUID = 1L;

    public EvaluationFailure(String message) {
        super(message, null, false, false);
    }
}
