package dev.podfall.program;

import dev.podfall.sim.net.HttpRequest;
import dev.podfall.sim.workload.Program;
import dev.podfall.sim.workload.scorer.FraudScorer;
import java.util.List;

/** The packages that programs in images are made of. */
public final class ProgramPackages {
    private ProgramPackages() {}

    /** One class of each. Packages below them are not meant. */
    public static List<Class<?>> oneClassOfEach() {
        return List.of(Main.class, Program.class, FraudScorer.class, HttpRequest.class);
    }
}
