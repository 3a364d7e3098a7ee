package dev.podfall.sim.cel;

/**
 * What the expressions of one request may cost yet: the loop that asks them is the whole cluster's. Mirrors {@code
 * k8s.io/apiserver/pkg/apis/cel/config.go}.
 */
public final class Budget {
    /** {@code PerCallLimit}: about a tenth of a second. */
    private static final long OF_ONE = 1_000_000;

    /** {@code RuntimeCELCostBudget}. */
    private static final long OF_ALL = 10_000_000;

    private long left = OF_ALL;

    /** What the next expression may cost. */
    long ofOne() {
        return Math.min(OF_ONE, left);
    }

    void spend(long cost) {
        left = Math.max(0, left - cost);
    }

    /** Whether nothing is left for any further expression. */
    public boolean isSpent() {
        return left == 0;
    }
}
