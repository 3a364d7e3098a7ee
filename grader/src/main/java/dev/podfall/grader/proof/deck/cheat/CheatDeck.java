package dev.podfall.grader.proof.deck.cheat;

import dev.podfall.grader.proof.deck.Card;
import dev.podfall.grader.proof.deck.damage.DamageDeck;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** All cards that must not earn what a repair earns. */
public final class CheatDeck {
    /** Cheats that leave users of a repaired server as well served as they were, or nearly so. */
    private static final Set<String> HARMLESS =
            Set.of("truth-edited", "restarted", "pods-deleted", "paused", "unready-published");

    private CheatDeck() {}

    /** Cheats on what is broken, the same after the repair, half ways, and damages beside a repair. */
    public static List<Card> all() {
        List<Card> cheats = new ArrayList<>();
        cheats.addAll(StandIns.all());
        cheats.addAll(Sleepers.all());
        cheats.addAll(Rebuilt.all());
        cheats.addAll(Bent.all());
        cheats.addAll(Withdrawn.all());
        cheats.addAll(Stored.all());
        List<Card> all = new ArrayList<>(cheats);
        cheats.stream()
                .filter(c -> !HARMLESS.contains(c.id()))
                .map(Card::afterRepair)
                .forEach(all::add);
        all.addAll(HalfWays.all());
        all.addAll(DamageDeck.all());
        return List.copyOf(all);
    }
}
