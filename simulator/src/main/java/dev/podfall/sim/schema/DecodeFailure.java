package dev.podfall.sim.schema;

/** A value of the wrong type. The message is what Go's JSON decoder says. */
public final class DecodeFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String path;
    private final String inPatch;
    private final String inApply;

    DecodeFailure(String message) {
        this("", message, message, message);
    }

    DecodeFailure(String path, String message, String inPatch, String inApply) {
        super(message);
        this.path = path;
        this.inPatch = inPatch;
        this.inApply = inApply;
    }

    /** Where it is, with indexes; empty when the parser of the value's form refused it. */
    public String path() {
        return path;
    }

    /** What the converter says that strategic merge patches go through instead of the JSON decoder. */
    public String inPatch() {
        return inPatch;
    }

    /** What the typed merge of server-side apply says. */
    public String inApply() {
        return inApply;
    }
}
