package dev.podfall.grader.proof;

import dev.podfall.engine.fault.FaultRegistry;
import dev.podfall.engine.fault.Injection;
import dev.podfall.engine.lab.Digest;
import dev.podfall.engine.lab.LabRun;
import dev.podfall.engine.lab.LabRunner;
import dev.podfall.engine.lab.Settling;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Claim 9: recovering from the faults restores the digest of the baseline, and its health. */
final class RecoveryRestores implements Proof {
    private static final Duration LIMIT = Duration.ofMinutes(6);

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
            // A controller, such as an autoscaler, may have to put back what it had done under the fault.
            run.cluster()
                    .await(
                            () -> Settling.isSettled(run.cluster().api(), namespaces)
                                    && differences(run, namespaces).isEmpty(),
                            LIMIT);
            List<String> problems = new ArrayList<>(differences(run, namespaces));
            if (!Settling.isSettled(run.cluster().api(), namespaces)) {
                problems.add("The Deployments do not settle again.");
            }
            return problems;
        });
    }

    private static List<String> differences(LabRun run, Set<String> namespaces) {
        return run.baseline().differences(Digest.of(run.cluster().api(), namespaces));
    }
}
