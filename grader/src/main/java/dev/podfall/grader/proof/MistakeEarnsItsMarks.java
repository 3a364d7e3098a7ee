package dev.podfall.grader.proof;

import dev.podfall.engine.action.Performer;
import dev.podfall.grader.rubric.Score;
import dev.podfall.scenario.Mistake;
import java.util.List;

/** Claim 7: a declared mistake earns exactly what it declares. */
record MistakeEarnsItsMarks(Mistake mistake) implements GradedProof {
    @Override
    public int number() {
        return 7;
    }

    @Override
    public String claim() {
        return "mistake " + mistake.name() + " earns " + mistake.earns();
    }

    @Override
    public Graded graded(Bench bench) {
        return bench.again(run -> {
            new Performer(run.cluster()).perform(mistake.actions());
            Score score = bench.gradeComingTo(mistake.earns(), run, bench.rightAnswersBut(mistake.answers()));
            return new Graded(
                    Bench.earns(score, mistake.earns()) ? List.of() : List.of("It earns " + Bench.explain(score)),
                    score);
        });
    }
}
