package dev.podfall.grader.proof;

import dev.podfall.engine.fault.FaultRegistry;
import dev.podfall.engine.fault.Injection;
import dev.podfall.engine.lab.Digest;
import dev.podfall.engine.lab.LabRunner;
import dev.podfall.engine.lab.Settling;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Claim 9: recovering from the faults restores the digest of the baseline, and its health. */
final class RecoveryRestores implements Proof {
    @Override
    public int number() {
        return 9;
    }

    @Override
    public String claim() {
        return "recovery restores the baseline";
    }

    @Override
    public List<String> problems(Bench bench) {
        return bench.again(run -> {
            List<Injection> backwards = new ArrayList<>(run.injections());
            java.util.Collections.reverse(backwards);
            backwards.forEach(i -> FaultRegistry.standard().recover(run.cluster(), i));
            Set<String> namespaces = LabRunner.namespaces(bench.lab());
            List<String> problems = new ArrayList<>(
                    run.baseline().differences(Digest.of(run.cluster().api(), namespaces)));
            boolean healthy = run.cluster()
                    .await(() -> Settling.isSettled(run.cluster().api(), namespaces), Duration.ofMinutes(6));
            if (!healthy) {
                problems.add("The Deployments do not settle again.");
            }
            return problems;
        });
    }
}
