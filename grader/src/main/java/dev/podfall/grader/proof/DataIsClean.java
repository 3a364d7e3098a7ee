package dev.podfall.grader.proof;

import dev.podfall.grader.rubric.Rubric;
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
        return Lint.lab(bench.catalogue(), bench.lab().id()).stream()
                .map(Finding::toString)
                .toList();
    }
}
