package dev.podfall.grader.proof;

import dev.podfall.grader.rubric.Rubric;
import dev.podfall.scenario.draw.Pick;
import dev.podfall.scenario.lint.Finding;
import dev.podfall.scenario.lint.Lint;
import java.util.List;

/** Claim 1: lint finds nothing, the rubric compiles. */
final class DataIsClean implements Proof {
    @Override
    public int number() {
        return 1;
    }

    @Override
    public String claim() {
        return "the data is clean and tells no cause";
    }

    @Override
    public List<String> problems(Bench bench) {
        Rubric.of(bench.lab().rubric());
        return findings(bench).stream().map(Finding::toString).toList();
    }

    /** All that can be drawn is looked at once: with the lab as it is written. */
    private static List<Finding> findings(Bench bench) {
        return bench.lab().seed() == Pick.AS_WRITTEN
                ? Lint.lab(bench.catalogue(), bench.lab().id())
                : Lint.drawn(bench.catalogue(), bench.lab());
    }
}
