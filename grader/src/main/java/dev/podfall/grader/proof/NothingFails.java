package dev.podfall.grader.proof;

import dev.podfall.grader.rubric.Score;
import java.util.List;
import java.util.Map;

/** Claim 8, first half: doing nothing earns next to nothing. */
final class NothingFails implements Proof {
    private static final int NEXT_TO_NOTHING = 10;

    @Override
    public int number() {
        return 8;
    }

    @Override
    public String claim() {
        return "doing nothing earns at most " + NEXT_TO_NOTHING;
    }

    @Override
    public List<String> problems(Bench bench) {
        Score score = bench.grade(bench.untouched(), Map.of());
        return score.points() <= NEXT_TO_NOTHING ? List.of() : List.of("Nothing earns " + Bench.explain(score));
    }
}
