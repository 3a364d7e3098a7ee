package dev.podfall.sim.parity;

import java.io.IOException;

/** A row of the scoreboard: something that a cluster can be held against. */
interface Suite {
    String name();

    /** Whether it was written for an API server with nothing behind it, and controllers would be in its way. */
    default boolean wantsTheApiServerAlone() throws IOException {
        return false;
    }

    /**
     * @throws SuiteAbsentException when this machine, or this run, lacks what it needs
     * @throws IllegalStateException when it broke before it had a result
     */
    SuiteOutcome run(TestedCluster cluster, SuiteRoom room) throws IOException, InterruptedException;
}
