package dev.podfall.grader.proof;

import dev.podfall.grader.rubric.Score;
import java.util.List;

/** Claim 2: the baseline settles and earns 100. */
final class HealthyEarnsAll implements Proof {
    @Override
    public int number() {
        return 2;
    }

    @Override
    public String claim() {
        return "the baseline settles and earns 100";
    }

    @Override
    public List<String> problems(Bench bench) {
        return bench.healthy(run -> {
            Score score = bench.grade(run, bench.rightAnswers());
            return score.points() == 100 ? List.of() : List.of("The baseline earns " + Bench.explain(score));
        });
    }
}
