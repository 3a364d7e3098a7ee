package dev.podfall.engine.lab;

import dev.podfall.engine.Cluster;
import dev.podfall.scenario.SymptomSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/**
 * Looks for a symptom until it is sure. Pods that are not ready are seen in passing in any rollout, so that those have to
 * stay so for longer than pods need to start. Used by one thread.
 */
public final class Sighting implements BooleanSupplier {
    /** In cluster time. */
    private static final Duration SURE = Duration.ofSeconds(30);

    private final Cluster cluster;
    private final SymptomSpec symptom;
    private Instant since;

    /** Begins now: what was seen before does not count. */
    public Sighting(Cluster cluster, SymptomSpec symptom) {
        this.cluster = cluster;
        this.symptom = symptom;
    }

    /** Looks, and tells whether it is seen for long enough. */
    @Override
    public boolean getAsBoolean() {
        if (!Symptoms.isSeen(cluster, symptom)) {
            since = null;
            return false;
        }
        since = since == null ? cluster.now() : since;
        return !(symptom instanceof SymptomSpec.PodsUnready) || !cluster.now().isBefore(since.plus(SURE));
    }
}
