package dev.podfall.sim.store;

/** History no longer reaches back to the revision asked for. */
public final class CompactedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final long oldest;

    CompactedException(long oldest) {
        super("compacted up to " + oldest, null, false, false);
        this.oldest = oldest;
    }

    /** The oldest revision that is still known. */
    public long oldest() {
        return oldest;
    }
}
