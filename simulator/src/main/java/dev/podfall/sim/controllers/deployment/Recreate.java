package dev.podfall.sim.controllers.deployment;

import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.SimClient;
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
        SimClient client = rollout.context().client();
        String namespace = rollout.deployment().namespace();
        return rollout.old().stream()
                .flatMap(r -> client
                        .controlledBy(Resources.PODS, namespace, r.object().uid())
                        .stream())
                .anyMatch(pod -> !PodView.of(pod).isFinished());
    }

    void scaleUpNewest() {
        rollout.scale(rollout.newest(), rollout.deployment().replicas());
    }
}
