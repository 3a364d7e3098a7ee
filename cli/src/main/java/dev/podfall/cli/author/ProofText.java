package dev.podfall.cli.author;

import dev.podfall.cli.console.Console;
import dev.podfall.grader.proof.DeckReport;
import dev.podfall.grader.proof.Proving.Outcome;
import java.time.Duration;
import java.util.List;

/** What became of proofs, for people: a line for each claim, one for each deck, and each card that does not hold. */
final class ProofText {
    private static final int MISTAKES = 7;
    private static final double MILLIS = 1000.0;

    private final Console console;

    /** A lab as a seed drew it. */
    private record Drawn(String id, long seed) {
        static Drawn of(Outcome outcome) {
            return new Drawn(outcome.lab(), outcome.seed());
        }
    }

    ProofText(Console console) {
        this.console = console;
    }

    void print(List<Outcome> outcomes, List<DeckReport> decks) {
        List<Drawn> labs = outcomes.stream().map(Drawn::of).distinct().toList();
        int held = 0;
        int all = 0;
        for (Drawn lab : labs) {
            console.line(console.bold(lab.id()) + ", seed " + lab.seed());
            List<Outcome> ofLab =
                    outcomes.stream().filter(o -> Drawn.of(o).equals(lab)).toList();
            for (Outcome outcome : ofLab) {
                if (outcome.card() == null) {
                    line(outcome.isProven(), outcome.number(), outcome.claim(), outcome.took());
                    problems(outcome);
                    held += outcome.isProven() ? 1 : 0;
                    all++;
                }
            }
            for (int number : ofLab.stream()
                    .filter(o -> o.card() != null)
                    .mapToInt(Outcome::number)
                    .distinct()
                    .toArray()) {
                held += deck(
                                number,
                                ofLab.stream().filter(o -> o.number() == number).toList())
                        ? 1
                        : 0;
                all++;
            }
            decks.stream()
                    .filter(d -> d.lab().equals(lab.id()) && d.seed() == lab.seed())
                    .forEach(this::mutation);
        }
        console.line(held + " of " + all + " claims hold.");
        if (outcomes.stream().anyMatch(o -> o.number() == MISTAKES && !o.isProven())) {
            console.note("What mistakes earn can be measured and written: podfall author update");
        }
    }

    /** @return whether all its cards hold */
    private boolean deck(int number, List<Outcome> cards) {
        long good = cards.stream().filter(Outcome::isProven).count();
        boolean isRight = number == DeckReport.RIGHT_WAYS;
        String claim = isRight
                ? "every right way earns 100: " + cards.size() + " tried, " + good + " do"
                : "no cheat earns what a repair earns: " + cards.size() + " tried, " + good + " refused, "
                        + (cards.size() - good) + " passed";
        Duration took = cards.stream().map(Outcome::took).reduce(Duration.ZERO, Duration::plus);
        line(good == cards.size(), number, claim, took);
        for (Outcome card : cards) {
            if (!card.isProven()) {
                console.line("      " + console.bad("✗") + " " + card.claim());
                problems(card);
            }
        }
        return good == cards.size();
    }

    private void mutation(DeckReport deck) {
        int judges = deck.judges().size();
        String never = deck.neverFailed().isEmpty()
                ? ""
                : "; no card and no mistake fails " + String.join(", ", deck.neverFailed());
        console.line("      mutation score " + deck.mutationScore() + " %: "
                + (judges - deck.neverFailed().size()) + " of " + judges + " criteria and guards can be failed"
                + never);
    }

    private void line(boolean good, int number, String claim, Duration took) {
        console.line("  " + (good ? console.good("✓") : console.bad("✗")) + String.format(" %2d  ", number) + claim
                + console.faint(String.format("  %.1f s", took.toMillis() / MILLIS)));
    }

    private void problems(Outcome outcome) {
        outcome.problems().forEach(p -> console.line(p.indent(8).stripTrailing()));
    }
}
