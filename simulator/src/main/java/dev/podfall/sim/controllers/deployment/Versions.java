package dev.podfall.sim.controllers.deployment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.controllers.runtime.PodControl;
import dev.podfall.sim.controllers.runtime.RetryLater;
import java.util.Optional;

/**
 * The newest ReplicaSet and the revisions: each template gets a ReplicaSet, and the highest revision is the present one.
 * Mirrors {@code pkg/controller/deployment/sync.go:getNewReplicaSet}.
 */
final class Versions {
    private static final int MAX_NAME = 253;

    private final Rollout rollout;

    Versions(Rollout rollout) {
        this.rollout = rollout;
    }

    /**
     * Brings revision and annotations of the newest ReplicaSet and of the Deployment up to date.
     *
     * @param create whether to create the ReplicaSet where there is none
     */
    void sync(boolean create) {
        long revision =
                rollout.old().stream().mapToLong(ReplicaSetView::revision).max().orElse(0) + 1;
        if (rollout.newest() != null) {
            refresh(revision);
        } else if (create) {
            create(revision);
        }
    }

    private void refresh(long revision) {
        DeploymentView deployment = rollout.deployment();
        ObjectNode copy = rollout.newest().object().json().deepCopy();
        boolean changed = Annotations.bringUpToDate(deployment, copy, revision);
        int minReady = deployment.minReadySeconds();
        if (copy.path("spec").path("minReadySeconds").asInt() != minReady) {
            copy.withObject("/spec").put("minReadySeconds", minReady);
            changed = true;
        }
        if (changed) {
            rollout.replace(ReplicaSetView.of(rollout.context().client().update(Resources.REPLICASETS, copy)));
        }
        setRevision(rollout.newest().annotation(Annotations.REVISION));
        Conditions conditions = new Conditions(rollout.statusCopy(), rollout.now());
        if (deployment.hasProgressDeadline() && conditions.get(Conditions.PROGRESSING) == null) {
            String found = "Found new replica set \"" + rollout.newest().name() + "\"";
            conditions.set(Conditions.PROGRESSING, "True", "FoundNewReplicaSet", found);
            rollout.writeStatus(conditions.status());
        }
    }

    private void create(long revision) {
        int collisions =
                rollout.deployment().object().status().path("collisionCount").asInt();
        ObjectNode set = newSet(PodTemplateHash.of(rollout.deployment().template(), collisions));
        Annotations.bringUpToDate(rollout.deployment(), set, revision);
        Annotations.setReplicas(rollout.deployment(), set);
        int size = RollingUpdate.sizeOfNewest(rollout, 0);
        set.withObject("/spec").put("replicas", size);
        String name = set.path("metadata").path("name").asText();
        try {
            ObjectNode created = rollout.context().client().create(Resources.REPLICASETS, set);
            rollout.newest(ReplicaSetView.of(created));
        } catch (ApiException refused) {
            createRefused(name, refused);
            return;
        }
        if (size > 0) {
            rollout.scaled("up", name, 0, size);
        }
        setRevision(Long.toString(revision));
        if (rollout.deployment().hasProgressDeadline()) {
            Conditions conditions = new Conditions(rollout.statusCopy(), rollout.now());
            String message = "Created new replica set \"" + name + "\"";
            conditions.set(Conditions.PROGRESSING, "True", "NewReplicaSetCreated", message);
            rollout.writeStatus(conditions.status());
        }
    }

    private ObjectNode newSet(String hash) {
        DeploymentView deployment = rollout.deployment();
        String base = deployment.name();
        int room = MAX_NAME - 1 - hash.length();
        String name = (base.length() > room ? base.substring(0, room) : base) + "-" + hash;
        ObjectNode set = KubeObject.of(Resources.REPLICASETS, deployment.namespace(), name);
        ObjectNode template = deployment.template().deepCopy();
        ObjectNode labels = template.withObject("/metadata").withObject("/labels");
        labels.put(PodTemplateHash.LABEL, hash);
        ObjectNode metadata = (ObjectNode) set.get("metadata");
        metadata.set("labels", labels.deepCopy());
        metadata.putArray("ownerReferences").add(deployment.object().ownerReference());
        ObjectNode spec = set.putObject("spec");
        if (deployment.minReadySeconds() > 0) {
            spec.put("minReadySeconds", deployment.minReadySeconds());
        }
        ObjectNode selector = deployment.object().spec().path("selector").deepCopy();
        selector.withObject("/matchLabels").put(PodTemplateHash.LABEL, hash);
        spec.set("selector", selector);
        spec.set("template", template);
        return set;
    }

    private void createRefused(String name, ApiException refused) {
        if (refused.code() == 409) {
            nameTaken(name);
        }
        if (!PodControl.isNamespaceTerminating(refused)) {
            String message = "Failed to create new replica set \"" + name + "\": " + refused.getMessage();
            if (rollout.deployment().hasProgressDeadline()) {
                Conditions conditions = new Conditions(rollout.statusCopy(), rollout.now());
                conditions.set(Conditions.PROGRESSING, "False", "ReplicaSetCreateError", message);
                rollout.writeStatus(conditions.status());
            }
            rollout.context().recorder().warning(rollout.deployment().object(), "ReplicaSetCreateError", message);
        }
        throw refused;
    }

    /** Another template hashes to the same name: the next attempt counts that in. */
    private void nameTaken(String name) {
        Optional<ObjectNode> other = rollout.context()
                .client()
                .find(Resources.REPLICASETS, rollout.deployment().namespace(), name);
        boolean mine = other.map(ReplicaSetView::of)
                .filter(r -> r.object().isControlledBy(rollout.deployment().object()))
                .filter(r ->
                        PodTemplateHash.same(r.template(), rollout.deployment().template()))
                .isPresent();
        if (!mine) {
            ObjectNode status = rollout.statusCopy();
            status.put("collisionCount", status.path("collisionCount").asInt() + 1);
            rollout.writeStatus(status);
        }
        throw new RetryLater("replica set " + name + " exists already");
    }

    /** Written with the status, as upstream does: it does not count as a new generation. */
    /** Through the status, as upstream does: a change of annotations elsewhere counts as a new generation. */
    private void setRevision(String revision) {
        DeploymentView deployment = rollout.deployment();
        String current = deployment
                .object()
                .metadata()
                .path("annotations")
                .path(Annotations.REVISION)
                .asText();
        if (current.equals(revision)) {
            return;
        }
        ObjectNode copy = deployment.object().json().deepCopy();
        copy.withObject("/metadata").withObject("/annotations").put(Annotations.REVISION, revision);
        rollout.deployment(rollout.context().client().updateStatus(Resources.DEPLOYMENTS, copy));
    }
}
