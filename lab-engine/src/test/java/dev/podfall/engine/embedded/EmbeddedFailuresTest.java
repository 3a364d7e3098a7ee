package dev.podfall.engine.embedded;

import dev.podfall.engine.Cluster;
import dev.podfall.engine.ClusterSpec;
import dev.podfall.engine.FailuresContract;
import dev.podfall.engine.Progress;
import dev.podfall.engine.fault.FaultsContract;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbeddedFailuresTest implements FaultsContract, FailuresContract {
    private Cluster cluster;

    @BeforeAll
    void start() {
        InstantSource wall = InstantSource.fixed(Instant.parse("2026-03-02T09:00:00Z"));
        cluster = new EmbeddedProvider(wall)
                .provision(new ClusterSpec("failures", 3, 0, Duration.ZERO, null), Progress.NONE);
    }

    @AfterAll
    void end() {
        cluster.remove();
    }

    @Override
    public Cluster cluster() {
        return cluster;
    }
}
