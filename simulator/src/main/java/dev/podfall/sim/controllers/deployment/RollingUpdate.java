package dev.podfall.sim.controllers.deployment;

import java.util.ArrayList;
import java.util.List;

/**
 * Grows the newest ReplicaSet and shrinks the old ones, never above replicas + maxSurge and never below
 * replicas − maxUnavailable. Mirrors {@code pkg/controller/deployment/rolling.go}.
 */
final class RollingUpdate {
    private final Rollout rollout;

    RollingUpdate(Rollout rollout) {
        this.rollout = rollout;
    }

    /** One step up or down; tells whether there was one to take. */
    boolean step() {
        return growNewest() || shrinkOld();
    }

    /**
     * How big the newest ReplicaSet may be now.
     *
     * @param present its size
     */
    static int sizeOfNewest(Rollout rollout, int present) {
        DeploymentView deployment = rollout.deployment();
        if (!deployment.isRolling()) {
            return deployment.replicas();
        }
        int room = deployment.replicas() + deployment.maxSurge() - rollout.sum(ReplicaSetView::replicas);
        return room <= 0 ? present : present + Math.min(room, deployment.replicas() - present);
    }

    private boolean growNewest() {
        int wanted = rollout.deployment().replicas();
        int present = rollout.newest().replicas();
        if (present == wanted) {
            return false;
        }
        int size = present > wanted ? wanted : sizeOfNewest(rollout, present);
        return rollout.scale(rollout.newest(), size);
    }

    private boolean shrinkOld() {
        if (rollout.old().stream().noneMatch(r -> r.replicas() > 0)) {
            return false;
        }
        DeploymentView deployment = rollout.deployment();
        int minAvailable = deployment.replicas() - deployment.maxUnavailable();
        int newestUnavailable = rollout.newest().replicas() - rollout.newest().available();
        int spare = rollout.sum(ReplicaSetView::replicas) - minAvailable - newestUnavailable;
        if (spare <= 0) {
            return false;
        }
        int removed = removeUnhealthy(spare);
        removed += removeHealthy(rollout.sum(ReplicaSetView::available) - minAvailable);
        return removed > 0;
    }

    /** Old pods that serve nobody go first: taking them away costs nothing. */
    private int removeUnhealthy(int most) {
        int removed = 0;
        for (ReplicaSetView set : oldestFirst()) {
            int unhealthy = set.replicas() - set.available();
            int count = Math.min(most - removed, unhealthy);
            if (count > 0) {
                rollout.scale(set, set.replicas() - count);
                removed += count;
            }
        }
        return removed;
    }

    private int removeHealthy(int most) {
        int removed = 0;
        for (ReplicaSetView set : oldestFirst()) {
            int count = Math.min(most - removed, set.replicas());
            if (count > 0) {
                rollout.scale(set, set.replicas() - count);
                removed += count;
            }
        }
        return removed;
    }

    private List<ReplicaSetView> oldestFirst() {
        List<ReplicaSetView> sets = new ArrayList<>(rollout.old());
        sets.sort(ReplicaSetView.OLDEST_FIRST);
        return sets;
    }
}
