package dev.podfall.grader.proof;

import dev.podfall.engine.ClusterProvider;
import dev.podfall.engine.action.Performer;
import dev.podfall.grader.rubric.Score;
import dev.podfall.scenario.Lab;
import dev.podfall.scenario.Mistake;
import dev.podfall.scenario.load.Catalogue;

/** What mistakes earn, measured: the number that their author declares. */
public final class Earnings implements AutoCloseable {
    private final Bench bench;

    public Earnings(Catalogue catalogue, Lab lab, ClusterProvider provider) {
        this.bench = new Bench(catalogue, lab, provider, null);
    }

    /** Makes the mistake on a broken cluster and grades it. */
    public int of(Mistake mistake) {
        return bench.again(run -> {
            new Performer(run.cluster()).perform(mistake.actions());
            Score score = bench.grade(run, bench.rightAnswersBut(mistake.answers()));
            return score.points() == null ? 0 : score.points();
        });
    }

    @Override
    public void close() {
        bench.close();
    }
}
