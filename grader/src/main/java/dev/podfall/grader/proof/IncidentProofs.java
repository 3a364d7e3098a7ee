package dev.podfall.grader.proof;

import dev.podfall.engine.ClusterProvider;
import dev.podfall.engine.action.Performer;
import dev.podfall.engine.lab.LabRun;
import dev.podfall.error.PodfallException;
import dev.podfall.grader.incident.Incident;
import dev.podfall.grader.incident.IncidentWish;
import dev.podfall.grader.incident.Incidents;
import dev.podfall.grader.rubric.Score;
import dev.podfall.scenario.Lab;
import dev.podfall.scenario.lint.Finding;
import dev.podfall.scenario.lint.Lint;
import dev.podfall.scenario.load.Catalogue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Proves of incidents that nobody wrote what labs are proven of, on the cluster that a learner would get: broken, it fails; taken
 * back, it earns 100; no text tells its cause.
 */
public final class IncidentProofs {
    private final Catalogue catalogue;
    private final ClusterProvider provider;
    private final Path directory;
    private final Incidents incidents;

    /** @param directory where a runtime may keep clusters; null for nowhere */
    public IncidentProofs(Catalogue catalogue, ClusterProvider provider, Path directory) {
        this.catalogue = catalogue;
        this.provider = provider;
        this.directory = directory;
        this.incidents = new Incidents(catalogue, provider);
    }

    /**
     * What came of a seed.
     *
     * @param incident null if none was found
     * @param problems what does not hold; none if all does
     */
    public record Outcome(long seed, Incident incident, List<Problem> problems) {
        public Outcome {
            problems = List.copyOf(problems);
        }

        public boolean isProven() {
            return problems.isEmpty();
        }
    }

    /** What does not hold, and what that makes of the incident. */
    public record Problem(Incident.Reason reason, String what) {}

    /** Makes the incident of a seed, and proves it. */
    public Outcome prove(IncidentWish wish, long seed) {
        Incident incident;
        try {
            incident = incidents.compose(wish, seed);
        } catch (PodfallException none) {
            return new Outcome(seed, null, List.of(new Problem(Incident.Reason.unfit, none.getMessage())));
        }
        Lab lab = incident.lab();
        List<Problem> problems = new ArrayList<>();
        for (Finding told : Lint.spoilers(lab)) {
            problems.add(new Problem(Incident.Reason.told, told.where() + ": " + told.what()));
        }
        try (Bench bench = new Bench(catalogue, lab, provider, directory)) {
            problems.addAll(bench.broken(run -> onCluster(bench, run)));
        } catch (PodfallException doesNotComeUp) {
            problems.add(new Problem(Incident.Reason.unseen, doesNotComeUp.getMessage()));
        }
        return new Outcome(seed, incident, problems);
    }

    private static List<Problem> onCluster(Bench bench, LabRun run) {
        List<Problem> problems = new ArrayList<>();
        Map<String, String> right = bench.rightAnswers();
        Score broken = bench.grade(run, right);
        if (broken.points() == null || broken.points() >= Score.PASS_MARK) {
            problems.add(new Problem(Incident.Reason.dull, "Broken, it earns " + Bench.explain(broken)));
        }
        new Performer(run.cluster()).perform(bench.lab().reference().actions());
        Score repaired = bench.grade(run, right);
        if (!Bench.earns(repaired, 100)) {
            problems.add(new Problem(Incident.Reason.unfair, "Taken back, it earns " + Bench.explain(repaired)));
        }
        return problems;
    }
}
