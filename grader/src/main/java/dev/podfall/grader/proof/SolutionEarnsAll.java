package dev.podfall.grader.proof;

import dev.podfall.engine.action.Performer;
import dev.podfall.grader.collect.Collector;
import dev.podfall.grader.collect.Thoroughness;
import dev.podfall.grader.evidence.Evidence;
import dev.podfall.grader.rubric.Score;
import dev.podfall.scenario.Solution;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Claims 5 and 6: a declared solution earns 100, and what can be seen without a trial still does some minutes later. */
record SolutionEarnsAll(Solution solution, Duration later) implements Proof {
    @Override
    public int number() {
        return 5;
    }

    @Override
    public String claim() {
        return "solution " + solution.name() + " earns 100, and still does " + minutes() + " later";
    }

    private String minutes() {
        return later.toMinutes() == 1 ? "1 minute" : later.toMinutes() + " minutes";
    }

    @Override
    public List<String> problems(Bench bench) {
        return bench.again(run -> {
            List<String> problems = new ArrayList<>();
            new Performer(run.cluster()).perform(solution.actions());
            Evidence seen = bench.look(run, Thoroughness.PROOF);
            Score first = bench.grade(seen, bench.rightAnswers());
            if (!Bench.earns(first, 100)) {
                problems.add("It earns " + Bench.explain(first));
            }
            Bench.pass(run, later);
            // What had to be tried was tried: a second time it would cost as much, and say the same.
            Evidence seenLater = seen.updated(bench.look(run, Thoroughness.CHECK), Collector.TRIED_LATER);
            Score again = bench.grade(seenLater, bench.rightAnswers());
            if (!Bench.earns(again, 100)) {
                problems.add(minutes() + " later it earns " + Bench.explain(again));
            }
            return problems;
        });
    }
}
