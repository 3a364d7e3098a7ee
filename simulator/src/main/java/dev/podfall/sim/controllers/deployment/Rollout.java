package dev.podfall.sim.controllers.deployment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.controllers.runtime.ControllerContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * One look at a Deployment: itself and its ReplicaSets, the newest apart from the old ones. Writes go through here, so
 * the picture stays what the API has.
 */
final class Rollout {
    private final ControllerContext context;
    private DeploymentView deployment;
    private ReplicaSetView newest;
    private final List<ReplicaSetView> old = new ArrayList<>();

    Rollout(ControllerContext context, DeploymentView deployment, List<ReplicaSetView> sets) {
        this.context = context;
        this.deployment = deployment;
        List<ReplicaSetView> sorted = new ArrayList<>(sets);
        sorted.sort(ReplicaSetView.OLDEST_FIRST);
        for (ReplicaSetView set : sorted) {
            if (newest == null && PodTemplateHash.same(set.template(), deployment.template())) {
                newest = set;
            } else {
                old.add(set);
            }
        }
    }

    ControllerContext context() {
        return context;
    }

    Instant now() {
        return context.now();
    }

    DeploymentView deployment() {
        return deployment;
    }

    /** The ReplicaSet of the present template, or null before it is created. */
    ReplicaSetView newest() {
        return newest;
    }

    void newest(ReplicaSetView created) {
        newest = created;
    }

    List<ReplicaSetView> old() {
        return List.copyOf(old);
    }

    /** Old ones first, then the newest if there is one. */
    List<ReplicaSetView> all() {
        return newest == null
                ? List.copyOf(old)
                : Stream.concat(old.stream(), Stream.of(newest)).toList();
    }

    /** Those that are asked to have pods. */
    List<ReplicaSetView> active() {
        return all().stream().filter(r -> r.replicas() > 0).toList();
    }

    int sum(ToIntFunction<ReplicaSetView> count) {
        return all().stream().mapToInt(count).sum();
    }

    /** Sets a ReplicaSet's size and tells so in an event; tells whether the size changed. */
    boolean scale(ReplicaSetView set, int size) {
        ObjectNode copy = set.object().json().deepCopy();
        boolean noted = Annotations.setReplicas(deployment, copy);
        boolean resized = set.replicas() != size;
        if (!noted && !resized) {
            return false;
        }
        copy.withObject("/spec").put("replicas", size);
        replace(ReplicaSetView.of(context.client().update(Resources.REPLICASETS, copy)));
        if (resized) {
            String direction = set.replicas() < size ? "up" : "down";
            scaled(direction, set.name(), set.replicas(), size);
        }
        return resized;
    }

    void scaled(String direction, String set, int from, int to) {
        context.recorder()
                .normal(
                        deployment.object(),
                        "ScalingReplicaSet",
                        "Scaled " + direction + " replica set " + set + " from " + from + " to " + to);
    }

    /** Puts a ReplicaSet's newer state into the picture. */
    void replace(ReplicaSetView updated) {
        if (newest != null && newest.uid().equals(updated.uid())) {
            newest = updated;
        }
        old.replaceAll(r -> r.uid().equals(updated.uid()) ? updated : r);
    }

    /** Writes the Deployment's status if it changed; tells whether it did. */
    boolean writeStatus(ObjectNode status) {
        if (status.equals(deployment.object().status())) {
            return false;
        }
        ObjectNode read = deployment.object().json();
        deployment = DeploymentView.of(context.client().updateStatus(Resources.DEPLOYMENTS, read, status));
        return true;
    }

    /** Puts the Deployment's newer state into the picture. */
    void deployment(ObjectNode updated) {
        deployment = DeploymentView.of(updated);
    }

    ObjectNode statusCopy() {
        return deployment.object().status() instanceof ObjectNode status
                ? status.deepCopy()
                : com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();
    }
}
