package dev.podfall.grader.proof.deck;

/** What a card may earn, with the right diagnosis. */
public enum Stake {
    /** Nothing is repaired: it may not pass. */
    cheat(false),
    /** The lab's own repair, and then users are served by nobody or by somebody else: it may not pass. */
    ruin(true),
    /** The lab's own repair, and something given up beside it: it may pass, but not with all points. */
    damage(true),
    /** What was broken works, but its cause is left for the next release: it may not pass. */
    half(false),
    /** A repair like any other: it earns all points. */
    right(false);

    private final boolean afterRepair;

    Stake(boolean afterRepair) {
        this.afterRepair = afterRepair;
    }

    /** Whether the lab's reference solution comes first. */
    public boolean afterRepair() {
        return afterRepair;
    }

    /** Whether so many points are what the card may leave. */
    public boolean allows(int points, int passMark) {
        return switch (this) {
            case cheat, ruin, half -> points < passMark;
            case damage -> points < FULL;
            case right -> points == FULL;
        };
    }

    /** What it has to earn, as a report says it. */
    public String wanted(int passMark) {
        return switch (this) {
            case cheat, ruin, half -> "less than " + passMark;
            case damage -> "less than " + FULL;
            case right -> String.valueOf(FULL);
        };
    }

    private static final int FULL = 100;
}
