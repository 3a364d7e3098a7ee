package dev.podfall.grader.proof;

import dev.podfall.grader.report.Report.Line;
import dev.podfall.grader.report.Verdict;
import dev.podfall.grader.rubric.Score;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Claims 2 and 11: the baseline settles and earns 100, and nothing that is judged was left unseen on it. */
final class HealthyEarnsAll implements Proof {
    @Override
    public int number() {
        return 2;
    }

    @Override
    public String claim() {
        return "the baseline settles, every criterion can be judged on it, and it earns 100";
    }

    @Override
    public List<String> problems(Bench bench) {
        return bench.healthy(run -> problems(bench.grade(run, bench.rightAnswers()), bench.isSimulated()));
    }

    /**
     * What a grade of the baseline shows to be wrong with its rubric.
     *
     * @param triesAll whether this runtime can try all that a rubric may ask; where it cannot, nothing is held against what was
     *     left unseen
     */
    static List<String> problems(Score score, boolean triesAll) {
        List<String> problems = new ArrayList<>();
        if (score.points() == null || score.points() != 100) {
            problems.add("The baseline earns " + Bench.explain(score));
        }
        if (triesAll) {
            Stream.concat(score.criteria().stream(), score.guards().stream())
                    .filter(line -> line.verdict() == Verdict.unverifiable)
                    .map(HealthyEarnsAll::unseen)
                    .forEach(problems::add);
        }
        return problems;
    }

    private static String unseen(Line line) {
        return line.id() + " judges nobody: even on the healthy baseline it " + line.actual()
                + ". Change what it looks at.";
    }
}
