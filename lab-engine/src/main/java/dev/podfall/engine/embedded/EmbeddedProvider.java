package dev.podfall.engine.embedded;

import dev.podfall.engine.Capability.AddOns;
import dev.podfall.engine.Capability.AuditTrail;
import dev.podfall.engine.Capability.ClockControl;
import dev.podfall.engine.Capability.CpuControl;
import dev.podfall.engine.Capability.ProcessControl;
import dev.podfall.engine.Capability.Visitors;
import dev.podfall.engine.Cluster;
import dev.podfall.engine.ClusterLeftClosed;
import dev.podfall.engine.ClusterProvider;
import dev.podfall.engine.ClusterSpec;
import dev.podfall.engine.Progress;
import dev.podfall.engine.Runtime;
import dev.podfall.sim.Original;
import dev.podfall.sim.SavedCluster;
import dev.podfall.sim.Simulation;
import dev.podfall.sim.SimulationSpec;
import dev.podfall.sim.Trouble;
import dev.podfall.sim.addon.Bundle;
import dev.podfall.sim.loop.LoopThreads;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes simulated clusters. */
public final class EmbeddedProvider implements ClusterProvider {
    private final InstantSource wall;
    private final boolean leavesClosed;

    /** @param wall tells how late it is; a new cluster begins that long ago as its spec says */
    public EmbeddedProvider(InstantSource wall) {
        this(wall, false);
    }

    private EmbeddedProvider(InstantSource wall, boolean leavesClosed) {
        this.wall = wall;
        this.leavesClosed = leavesClosed;
    }

    /** One that opens none of the clusters made earlier: they are to be ended, whatever state they are in. */
    public EmbeddedProvider leavingClosed() {
        return new EmbeddedProvider(wall, true);
    }

    @Override
    public Runtime runtime() {
        return Runtime.EMBEDDED;
    }

    /** The names of the add-ons that its clusters can have. */
    public static List<String> addOns() {
        return Bundle.names();
    }

    @Override
    public Set<String> capabilities() {
        return Set.of(
                ClockControl.NAME, AuditTrail.NAME, ProcessControl.NAME, CpuControl.NAME, Visitors.NAME, AddOns.NAME);
    }

    @Override
    public Cluster provision(ClusterSpec spec, Progress progress) {
        Instant start = wall.instant().minus(spec.history()).truncatedTo(ChronoUnit.SECONDS);
        SimulationSpec sim =
                new SimulationSpec(spec.name(), spec.seed(), start, DefaultNodes.of(spec.nodes()), 0, spec.directory());
        return new EmbeddedCluster(spec.name(), Simulation.start(sim), spec.directory());
    }

    /** The cluster as it was saved; its clock runs again at the speed it had. */
    @Override
    public Optional<Cluster> reopen(String name, Path directory) {
        if (directory == null || !Files.isDirectory(directory)) {
            return Optional.empty();
        }
        if (leavesClosed) {
            throw leftClosed(name, "was left by an earlier server");
        }
        Trouble.in(directory).ifPresent(trouble -> {
            throw leftClosed(name, trouble.text());
        });
        EmbeddedCluster cluster = new EmbeddedCluster(name, Simulation.restore(directory), directory);
        cluster.paceAsBefore();
        return Optional.of(cluster);
    }

    @Override
    public Optional<Cluster> openCopy(String name, Path saved, Path directory) {
        SavedCluster.copy(saved, directory);
        return Optional.of(new EmbeddedCluster(name, Simulation.restore(directory), directory));
    }

    @Override
    public Optional<Copies> copies(String name, Path saved) {
        Original original = Original.in(saved);
        return Optional.of(directory -> new EmbeddedCluster(name, original.copy(directory), directory));
    }

    /** How many of this process's threads are held by clusters that were ended and do not let go of them. */
    public int lostThreads() {
        return LoopThreads.shared().lost();
    }

    private static ClusterLeftClosed leftClosed(String name, String why) {
        return new ClusterLeftClosed(name, why, "Nothing is lost. Open it again, or delete it.");
    }

    @Override
    public void forgive(Path directory) {
        Trouble.forget(directory);
    }
}
