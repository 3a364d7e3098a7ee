package dev.podfall.grader.proof;

import dev.podfall.grader.proof.deck.Card;
import dev.podfall.grader.proof.deck.Subject;
import dev.podfall.grader.proof.deck.cheat.CheatDeck;
import dev.podfall.grader.proof.deck.right.RightDeck;
import dev.podfall.scenario.Lab;
import dev.podfall.scenario.Mistake;
import dev.podfall.scenario.Solution;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** All that a lab must prove. */
public final class Proofs {
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration SHORT = Duration.ofMinutes(1);

    /**
     * Cards that ask most of a runtime: provenance, probes, ways of writing. None about NetworkPolicies: not every node image's
     * network enforces them.
     */
    private static final Set<String> SAMPLE = Set.of(
            "stand-in-behind-service", "sleeping-beside-stand-in", "probe-faked", "replace", "server-side-apply");

    private Proofs() {}

    /** In the order in which an author wants to know. */
    public static List<Proof> of(Lab lab) {
        return of(lab, true);
    }

    /**
     * The same for a runtime.
     *
     * @param clock whether it can move time; without, nothing is proven that takes long, or the same twice
     */
    public static List<Proof> of(Lab lab, boolean clock) {
        List<Proof> all = new ArrayList<>();
        all.add(new DataIsClean());
        all.add(new HealthyEarnsAll());
        all.add(new BrokenFails());
        if (clock) {
            all.add(new StaysBroken());
        }
        for (Solution solution : lab.solutions()) {
            all.add(new SolutionEarnsAll(solution, clock ? LONG : SHORT));
        }
        for (Mistake mistake : lab.mistakes()) {
            all.add(new MistakeEarnsItsMarks(mistake));
        }
        all.add(new NothingFails());
        all.add(new DeletingAllFails());
        all.add(new RecoveryRestores());
        if (clock) {
            all.add(new SameSeedSameStory());
        }
        Subject.of(lab)
                .ifPresent(subject -> cards(clock).stream()
                        .filter(card -> card.fits().test(subject))
                        .forEach(card -> all.add(new CardHolds(card, subject))));
        return all;
    }

    /** Those of all decks; where time cannot be moved a few stand for them. */
    private static List<Card> cards(boolean clock) {
        List<Card> all = new ArrayList<>(CheatDeck.all());
        all.addAll(RightDeck.all());
        all.removeIf(card -> !clock && !SAMPLE.contains(card.id()));
        return all;
    }
}
