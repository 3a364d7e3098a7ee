package dev.podfall.grader.proof;

import dev.podfall.engine.RequestRefused;
import dev.podfall.engine.lab.LabRun;
import dev.podfall.grader.collect.Thoroughness;
import dev.podfall.grader.proof.deck.Card;
import dev.podfall.grader.proof.deck.Stake;
import dev.podfall.grader.proof.deck.Subject;
import dev.podfall.grader.proof.deck.Table;
import dev.podfall.grader.rubric.Score;
import java.util.List;

/** Claims 12 and 13: a card of the decks earns what its kind may earn, with the right diagnosis. */
record CardHolds(Card card, Subject subject) implements GradedProof {
    @Override
    public int number() {
        return card.stake() == Stake.right ? DeckReport.RIGHT_WAYS : DeckReport.CHEATS;
    }

    @Override
    public String claim() {
        return card.stake() + " " + card.id() + " earns " + card.stake().wanted(Score.PASS_MARK);
    }

    @Override
    public Graded graded(Bench bench) {
        return card.stake().afterRepair()
                ? bench.repaired(run -> graded(bench, run))
                : bench.again(run -> graded(bench, run));
    }

    private Graded graded(Bench bench, LabRun run) {
        try {
            card.moves().accept(new Table(run.cluster(), subject, run.baseline()));
        } catch (RequestRefused no) {
            return notPlayed(no);
        }
        Score score = bench.grade(run, bench.rightAnswers(), card.late() ? Thoroughness.FINAL : Thoroughness.PROOF);
        boolean holds = score.points() != null && card.stake().allows(score.points(), Score.PASS_MARK);
        return new Graded(holds ? List.of() : List.of(card.summary() + " It earns " + Bench.explain(score)), score);
    }

    /** A cheat that the cluster itself refuses is refused. */
    private Graded notPlayed(RequestRefused no) {
        boolean isRight = card.stake() == Stake.right;
        return new Graded(
                isRight ? List.of(card.summary() + " The cluster refuses that: " + no.getMessage()) : List.of(), null);
    }
}
