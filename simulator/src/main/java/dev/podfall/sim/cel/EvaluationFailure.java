package dev.podfall.sim.cel;

/** An expression that could not be asked of these values; the message is upstream's. */
public final class EvaluationFailure extends Exception {
    private static final long serialVersionUID = 1L;

    /** It costs more than a cluster can bear. */
    public static final String TOO_MUCH = "operation cancelled: actual cost limit exceeded";

    public EvaluationFailure(String message) {
        super(message, null, false, false);
    }
}
