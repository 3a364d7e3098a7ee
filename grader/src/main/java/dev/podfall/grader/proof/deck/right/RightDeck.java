package dev.podfall.grader.proof.deck.right;

import dev.podfall.grader.proof.deck.Card;
import dev.podfall.grader.proof.deck.Table;
import java.util.ArrayList;
import java.util.List;

/** All cards that must earn what the reference solution earns. */
public final class RightDeck {
    private RightDeck() {}

    public static List<Card> all() {
        List<Card> all = new ArrayList<>();
        all.addAll(Written.all());
        all.addAll(Rollouts.all());
        all.addAll(Additions.all());
        all.addAll(Secrets.all());
        return all.stream().map(card -> card.then(RightDeck::tidy)).toList();
    }

    /** Whoever takes a Secret's value out of a pod template takes it out of earlier revisions as well. */
    private static void tidy(Table t) {
        if (t.subject().isSecretInTemplate()) {
            t.forgetRevisions();
        }
    }
}
