package dev.podfall.sim.schema;

/** A value of the wrong type. The message is what Go's JSON decoder says. */
public final class DecodeFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String inPatch;

    DecodeFailure(String message) {
        this(message, message);
    }

    DecodeFailure(String message, String inPatch) {
        super(message);
        this.inPatch = inPatch;
    }

    /** What the converter says that strategic merge patches go through instead of the JSON decoder. */
    public String inPatch() {
        return inPatch;
    }
}
