package dev.podfall.sim.controllers.deployment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.controllers.runtime.PodView;

/**
 * Takes every old pod away before the first new one comes. Mirrors {@code pkg/controller/deployment/recreate.go}.
 */
final class Recreate {
    private final Rollout rollout;

    Recreate(Rollout rollout) {
        this.rollout = rollout;
    }

    /** Shrinks old ReplicaSets to nothing; tells whether there was anything to shrink. */
    boolean scaleDownOld() {
        boolean scaled = false;
        for (ReplicaSetView set : rollout.old()) {
            if (set.replicas() > 0) {
                scaled |= rollout.scale(set, 0);
            }
        }
        return scaled;
    }

    /** Whether a pod of an old version may still run. */
    boolean oldPodsRunning() {
        if (rollout.old().stream().anyMatch(r -> r.actual() > 0)) {
            return true;
        }
        for (ObjectNode json : rollout.context()
                .client()
                .list(Resources.PODS, rollout.deployment().namespace())) {
            KubeObject pod = new KubeObject(json);
            boolean old = rollout.old().stream().anyMatch(r -> pod.isControlledBy(r.object()));
            if (old && !new PodView(pod).isFinished()) {
                return true;
            }
        }
        return false;
    }

    void scaleUpNewest() {
        rollout.scale(rollout.newest(), rollout.deployment().replicas());
    }
}
