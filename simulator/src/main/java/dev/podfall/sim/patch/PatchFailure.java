package dev.podfall.sim.patch;

/** A patch that does not apply to the object; the text is upstream's. */
public final class PatchFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean failedTest;

    public PatchFailure(String message) {
        this(message, false);
    }

    private PatchFailure(String message, boolean failedTest) {
        super(message, null, false, false);
        this.failedTest = failedTest;
    }

    /** Of a JSON patch whose step {@code test} found another value. */
    static PatchFailure failedTest(String path) {
        return new PatchFailure("testing value " + path + " failed: test failed", true);
    }

    /** Whether nothing is wrong but that a test of the patch failed. */
    public boolean isFailedTest() {
        return failedTest;
    }
}
