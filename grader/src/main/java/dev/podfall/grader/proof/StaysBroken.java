package dev.podfall.grader.proof;

import dev.podfall.engine.lab.Sighting;
import dev.podfall.grader.rubric.Score;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Claim 4: it does not heal by itself within half an hour. */
final class StaysBroken implements Proof {
    /** What shows only while a container runs shows again after the longest back-off, or after the one that follows. */
    private static final Duration BETWEEN_TWO_STARTS = Duration.ofMinutes(12);

    @Override
    public int number() {
        return 4;
    }

    @Override
    public String claim() {
        return "it is still broken after 30 minutes";
    }

    @Override
    public List<String> problems(Bench bench) {
        return bench.again(run -> {
            List<String> problems = new ArrayList<>();
            Bench.pass(run, Duration.ofMinutes(30));
            var symptom = bench.lab().scenario().breakage().symptom();
            if (!run.cluster().await(new Sighting(run.cluster(), symptom), BETWEEN_TWO_STARTS)) {
                problems.add("The symptom is not seen any more.");
            }
            Score score = bench.grade(run, bench.rightAnswers());
            if (score.points() >= Score.PASS_MARK) {
                problems.add("Left alone, it earns " + Bench.explain(score));
            }
            return problems;
        });
    }
}
