package dev.podfall.engine.fault;

import dev.podfall.engine.Cluster;
import dev.podfall.engine.action.Performer;
import dev.podfall.scenario.FaultSpec;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** All faults by name. */
public final class FaultRegistry {
    private final Map<String, Fault> faults = new TreeMap<>();

    private FaultRegistry(List<Fault> all) {
        all.forEach(f -> faults.put(f.name(), f));
    }

    /** Those that come with Podfall. A new fault is a class of its own and a word here. */
    public static FaultRegistry standard() {
        return new FaultRegistry(List.of(
                new ImageTag(),
                new MemoryLimit(),
                new MissingSecret(),
                new NodeDrain(),
                new NodeTaint(),
                new PodKill(),
                new ProbePort(),
                new SlowDependency()));
    }

    public Set<String> names() {
        return faults.keySet();
    }

    /** Breaks it. */
    public Injection inject(Cluster cluster, FaultSpec spec) {
        Fault fault = faults.get(spec.fault());
        if (fault == null) {
            throw new UnknownFault(spec.fault(), names());
        }
        Injection injection = fault.plan(cluster.api(), spec.with());
        new Performer(cluster).perform(injection.actions());
        return injection;
    }

    /** Brings back what was there before. */
    public void recover(Cluster cluster, Injection injection) {
        new Performer(cluster).perform(injection.recovery());
    }
}
