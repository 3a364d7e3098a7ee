package dev.podfall.grader.proof.deck;

import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A way that anybody might go in any lab.
 *
 * @param id unique among all cards; lower-case words with dashes
 * @param summary what is done, in one sentence that says no more than that
 * @param stake what it may earn with the right diagnosis
 * @param fits whether it makes sense in a lab, decided from the lab's data alone
 * @param late whether it shows after hours alone, so that its proof has to look that far ahead
 * @param moves what is done, on a cluster that is broken, or repaired if the stake says so; afterwards it may still be at
 *     work
 */
public record Card(
        String id, String summary, Stake stake, Predicate<Subject> fits, boolean late, Consumer<Table> moves) {
    /** One that makes sense in every lab. */
    public static Card of(String id, String summary, Stake stake, Consumer<Table> moves) {
        return new Card(id, summary, stake, subject -> true, false, moves);
    }

    /** The same for labs of that kind alone. */
    public Card where(Predicate<Subject> condition) {
        return new Card(id, summary, stake, fits.and(condition), late, moves);
    }

    /** The same, and then that. */
    public Card then(Consumer<Table> more) {
        return new Card(id, summary, stake, fits, late, moves.andThen(more));
    }

    /** The same, where what it does shows after hours alone. */
    public Card seenLate() {
        return new Card(id, summary, stake, fits, true, moves);
    }

    /** A cheat as what somebody does who has repaired it: it must cost them the pass mark all the same. */
    public Card afterRepair() {
        return new Card("repaired-then-" + id, "After the repair: " + summary, Stake.ruin, fits, late, moves);
    }

    /** A damage as what somebody does instead of a repair, where it may hide the symptom. */
    public Card instead() {
        return new Card("only-" + id, "Instead of a repair: " + summary, Stake.cheat, fits, late, moves);
    }
}
