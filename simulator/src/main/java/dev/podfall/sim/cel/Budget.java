package dev.podfall.sim.cel;

/**
 * What the expressions of one request may cost yet: the loop that asks them is the whole cluster's. Mirrors {@code
 * k8s.io/apiserver/pkg/apis/cel/config.go}.
 */
public final class Budget {
    /** {@code PerCallLimit}: a tenth of a second there, most of one here. */
    private static final long OF_ONE = 1_000_000;

    /** Less than {@code RuntimeCELCostBudget}, for this takes longer: a cluster that is held for seconds counts as stuck. */
    private static final long OF_ALL = 2_000_000;

    /** So many of a value cost as much as one step of an expression, when it is written out. */
    private static final int CHARACTERS = 4;

    private long left = OF_ALL;

    /** What the next expression may cost. */
    long ofOne() {
        return isSpent() ? 0 : OF_ONE;
    }

    /** Notes what something took beside expressions. */
    public void spend(long cost) {
        left = Math.max(0, left - cost);
    }

    /**
     * Notes that a value is written out: what is in it several times is shared by expressions, but not by JSON.
     *
     * @throws EvaluationFailure if that is too much
     */
    void spendOn(Object value) throws EvaluationFailure {
        long most = ofOne() * CHARACTERS;
        long size = Size.whole(value, most);
        spend(size / CHARACTERS);
        if (size > most) {
            throw new EvaluationFailure(EvaluationFailure.TOO_MUCH);
        }
    }

    /** Whether nothing is left for any further expression. */
    public boolean isSpent() {
        return left == 0;
    }
}
