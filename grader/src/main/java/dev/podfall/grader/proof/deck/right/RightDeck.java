package dev.podfall.grader.proof.deck.right;

import dev.podfall.grader.proof.deck.Card;
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
        return List.copyOf(all);
    }
}
