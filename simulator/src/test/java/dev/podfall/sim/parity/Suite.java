package dev.podfall.sim.parity;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A row of the scoreboard: something that a cluster can be held against. */
interface Suite {
    /** Ours, then those of others by name. */
    static List<Suite> all() throws IOException {
        List<Suite> all = new ArrayList<>(List.of(new OwnSessions(), new Transcripts()));
        all.addAll(ForeignSuite.all());
        return all;
    }

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
