package dev.podfall.grader.proof.deck.damage;

import dev.podfall.grader.proof.deck.Card;
import dev.podfall.grader.proof.deck.Stake;
import java.util.List;

/** All is well when it is handed in, and something waits for its hour. */
final class Hours {
    private static final int LATER = 7000;

    private Hours() {}

    static List<Card> all() {
        return List.of(Card.of(
                        "ends-after-hours",
                        "The server is started by a command that ends it after two hours.",
                        Stake.ruin,
                        t -> {
                            t.container("command: [sh, -c, 'timeout " + LATER + " "
                                    + t.subject().program().orElseThrow() + "']");
                            t.settle();
                        })
                .where(s -> s.program().isPresent())
                .seenLate());
    }
}
