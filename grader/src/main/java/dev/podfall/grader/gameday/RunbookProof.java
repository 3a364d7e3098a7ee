package dev.podfall.grader.gameday;

import dev.podfall.engine.Cluster;
import dev.podfall.scenario.gameday.Runbook;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Follows a runbook, and shows that its checks tell something: each fails while what it mends is broken, and holds afterwards. */
final class RunbookProof {
    private final Cluster cluster;
    private final Runbook runbook;
    private final Duration patience;
    private final RunbookRunner runner;
    /** Steps, by their place, whose check did not hold at some moment before the first step. */
    private final Set<Integer> failed = new HashSet<>();

    RunbookProof(Cluster cluster, Runbook runbook, Duration patience) {
        this.cluster = cluster;
        this.runbook = runbook;
        this.patience = patience;
        this.runner = new RunbookRunner(cluster);
    }

    /** Makes all checks, while the fault is in and nobody did anything. What mends itself fails for moments only. */
    void lookBefore() {
        for (int i = 0; i < runbook.steps().size(); i++) {
            Runbook.Step step = runbook.steps().get(i);
            if (step.check() != null && !runner.holds(step.check())) {
                failed.add(i);
            }
        }
    }

    /** One that changes nothing only confirms that the system carried it, maybe within seconds. */
    private boolean isMending() {
        return runbook.steps().stream().anyMatch(s -> !s.actions().isEmpty());
    }

    /** Runs all steps. @return what does not work, and which checks prove nothing */
    List<String> follow() {
        List<String> problems = new ArrayList<>();
        for (int i = 0; i < runbook.steps().size(); i++) {
            Runbook.Step step = runbook.steps().get(i);
            String name = "Runbook " + runbook.id() + ", \"" + step.title() + "\": ";
            if (step.check() != null && isMending() && !failed.contains(i)) {
                problems.add(name + "its check holds already while the cue's fault is in, so it proves nothing.");
            }
            RunbookRunner.Result result = runner.run(runbook, step);
            if (!result.done()) {
                problems.add(name + result.said());
            } else if (step.check() != null && !cluster.await(() -> runner.holds(step.check()), patience)) {
                problems.add(name + "its check does not hold within " + patience.toMinutes() + " minutes.");
            }
        }
        return problems;
    }
}
