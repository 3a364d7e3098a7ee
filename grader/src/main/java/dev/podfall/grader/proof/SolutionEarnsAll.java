package dev.podfall.grader.proof;

import dev.podfall.engine.action.Performer;
import dev.podfall.grader.rubric.Score;
import dev.podfall.scenario.Solution;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Claims 5 and 6: a declared solution earns 100, and still does some minutes later. */
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
        return bench.broken(run -> {
            List<String> problems = new ArrayList<>();
            new Performer(run.cluster()).perform(solution.actions());
            Score first = bench.grade(run, bench.rightAnswers());
            if (first.points() != 100) {
                problems.add("It earns " + Bench.explain(first));
            }
            Bench.pass(run, later);
            Score again = bench.grade(run, bench.rightAnswers());
            if (again.points() != 100) {
                problems.add(minutes() + " later it earns " + Bench.explain(again));
            }
            return problems;
        });
    }
}
