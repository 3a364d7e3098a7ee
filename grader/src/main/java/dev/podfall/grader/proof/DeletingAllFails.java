package dev.podfall.grader.proof;

import dev.podfall.engine.action.Performer;
import dev.podfall.grader.rubric.Score;
import dev.podfall.scenario.action.Delete;
import java.util.List;

/** Claim 8, second half: deleting everything fails, even with the right diagnosis. */
final class DeletingAllFails implements Proof {
    private static final List<String> KINDS = List.of("Deployment", "Service", "Ingress", "ConfigMap", "Secret", "Pod");

    @Override
    public int number() {
        return 8;
    }

    @Override
    public String claim() {
        return "deleting everything fails";
    }

    @Override
    public List<String> problems(Bench bench) {
        return bench.again(run -> {
            String namespace = bench.lab().facts().namespace();
            Performer performer = new Performer(run.cluster());
            KINDS.forEach(kind -> performer.perform(new Delete(kind, namespace, null, null)));
            Score score = bench.grade(run, bench.rightAnswers());
            return score.points() < Score.PASS_MARK ? List.of() : List.of("It earns " + Bench.explain(score));
        });
    }
}
