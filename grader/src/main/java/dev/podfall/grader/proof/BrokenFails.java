package dev.podfall.grader.proof;

import dev.podfall.grader.rubric.Score;
import java.util.List;

/** Claim 3: broken at start, below the pass mark even with the right diagnosis. */
final class BrokenFails implements Proof {
    @Override
    public int number() {
        return 3;
    }

    @Override
    public String claim() {
        return "it is broken at start, and fails";
    }

    @Override
    public List<String> problems(Bench bench) {
        Score score = bench.grade(bench.untouched(), bench.rightAnswers());
        return score.points() < Score.PASS_MARK ? List.of() : List.of("Broken, it earns " + Bench.explain(score));
    }
}
