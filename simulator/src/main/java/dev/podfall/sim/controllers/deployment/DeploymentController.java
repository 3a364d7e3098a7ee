package dev.podfall.sim.controllers.deployment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.DeleteOptions;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.WatchEvent;
import dev.podfall.sim.controllers.runtime.Adoption;
import dev.podfall.sim.controllers.runtime.ControllerContext;
import dev.podfall.sim.controllers.runtime.Key;
import dev.podfall.sim.controllers.runtime.Reconciler;
import dev.podfall.sim.controllers.runtime.WorkQueue;
import java.util.List;
import java.util.Optional;

/**
 * Brings a Deployment's ReplicaSets to what its template, size and strategy ask for. Mirrors
 * {@code pkg/controller/deployment/deployment_controller.go}.
 */
public final class DeploymentController implements Reconciler {
    private final ControllerContext context;
    private final WorkQueue queue;

    public DeploymentController(ControllerContext context) {
        this.context = context;
        this.queue = context.queue(this);
        context.informers().on(Resources.DEPLOYMENTS, e -> queue.add(Key.of(e.object())));
        context.informers().on(Resources.REPLICASETS, this::onReplicaSet);
        context.informers().on(Resources.PODS, this::onPod);
    }

    @Override
    public void reconcile(Key key) {
        Optional<ObjectNode> found = context.client().find(Resources.DEPLOYMENTS, key.namespace(), key.name());
        if (found.isEmpty()) {
            return;
        }
        DeploymentView deployment = DeploymentView.of(found.get());
        if (deployment.selectsAll()) {
            refuseToSelectAll(deployment);
            return;
        }
        Rollout rollout = new Rollout(context, deployment, replicaSets(deployment));
        if (deployment.object().isTerminating()) {
            new Versions(rollout).sync(false);
            rollout.writeStatus(new Progress(rollout).counts());
            return;
        }
        notePause(rollout);
        Scaling scaling = new Scaling(rollout);
        if (!deployment.isPaused()) {
            new Versions(rollout).sync(false);
        }
        if (deployment.isPaused() || scaling.isDue()) {
            resize(rollout, scaling);
        } else if (deployment.isRolling()) {
            roll(rollout);
        } else {
            recreate(rollout);
        }
    }

    private List<ReplicaSetView> replicaSets(DeploymentView deployment) {
        List<ObjectNode> all = context.client().list(Resources.REPLICASETS, deployment.namespace());
        return new Adoption(context.client(), Resources.REPLICASETS, deployment.object(), deployment.selector())
                .claim(all).stream().map(ReplicaSetView::of).toList();
    }

    private void resize(Rollout rollout, Scaling scaling) {
        new Versions(rollout).sync(false);
        scaling.apply();
        if (rollout.deployment().isPaused()) {
            forgetOldVersions(rollout);
        }
        rollout.writeStatus(new Progress(rollout).counts());
    }

    private void roll(Rollout rollout) {
        new Versions(rollout).sync(true);
        boolean stepped = new RollingUpdate(rollout).step();
        finish(rollout, stepped);
    }

    private void recreate(Rollout rollout) {
        Recreate recreate = new Recreate(rollout);
        if (recreate.scaleDownOld() || recreate.oldPodsRunning()) {
            finish(rollout, true);
            return;
        }
        new Versions(rollout).sync(true);
        recreate.scaleUpNewest();
        finish(rollout, false);
    }

    private void finish(Rollout rollout, boolean stepped) {
        Progress progress = new Progress(rollout);
        if (!stepped && progress.isComplete(rollout.deployment().object().status())) {
            forgetOldVersions(rollout);
        }
        Key key = Key.of(rollout.deployment().object().json());
        progress.write().ifPresent(wait -> queue.addAfter(key, wait));
    }

    /** So that a rollout does not time out for the time it was paused. */
    private void notePause(Rollout rollout) {
        DeploymentView deployment = rollout.deployment();
        Conditions conditions = new Conditions(rollout.statusCopy(), context.now());
        String reason = conditions.reason(Conditions.PROGRESSING);
        if (!deployment.hasProgressDeadline() || reason.equals("ProgressDeadlineExceeded")) {
            return;
        }
        boolean noted = reason.equals("DeploymentPaused");
        if (deployment.isPaused() && !noted) {
            conditions.set(Conditions.PROGRESSING, "Unknown", "DeploymentPaused", "Deployment is paused");
            rollout.writeStatus(conditions.status());
        } else if (!deployment.isPaused() && noted) {
            conditions.set(Conditions.PROGRESSING, "Unknown", "DeploymentResumed", "Deployment is resumed");
            rollout.writeStatus(conditions.status());
        }
    }

    /** Deletes the oldest idle ReplicaSets beyond revisionHistoryLimit. */
    private void forgetOldVersions(Rollout rollout) {
        if (!rollout.deployment().hasRevisionHistoryLimit()) {
            return;
        }
        List<ReplicaSetView> alive = rollout.old().stream()
                .filter(r -> !r.object().isTerminating())
                .sorted(ReplicaSetView.BY_REVISION)
                .toList();
        int excess = alive.size() - rollout.deployment().revisionHistoryLimit();
        for (ReplicaSetView set : alive.subList(0, Math.max(excess, 0))) {
            boolean seen = set.object().generation()
                    <= set.object().status().path("observedGeneration").asLong();
            if (set.actual() == 0 && set.replicas() == 0 && seen) {
                delete(set.object());
            }
        }
    }

    private void delete(KubeObject set) {
        try {
            context.client().delete(Resources.REPLICASETS, set.namespace(), set.name(), DeleteOptions.DEFAULT);
        } catch (ApiException e) {
            if (e.code() != 404) {
                throw e;
            }
        }
    }

    private void refuseToSelectAll(DeploymentView deployment) {
        context.recorder()
                .warning(
                        deployment.object(),
                        "SelectingAll",
                        "This deployment is selecting all pods. A non-empty selector is required.");
        Rollout rollout = new Rollout(context, deployment, List.of());
        ObjectNode status = rollout.statusCopy();
        rollout.writeStatus(
                status.put("observedGeneration", (int) deployment.object().generation()));
    }

    private void onReplicaSet(WatchEvent event) {
        enqueueOwner(event.object());
        if (event.previous() != null) {
            enqueueOwner(event.previous());
        }
        KubeObject set = new KubeObject(event.object());
        if (set.controller().isEmpty() && event.type() != WatchEvent.Type.DELETED) {
            context.informers().of(Resources.DEPLOYMENTS).in(set.namespace()).stream()
                    .filter(d -> DeploymentView.of(d).selector().test(set.json()))
                    .forEach(d -> queue.add(Key.of(d)));
        }
    }

    /** Recreate waits for the last old pod to be gone. */
    private void onPod(WatchEvent event) {
        if (event.type() != WatchEvent.Type.DELETED) {
            return;
        }
        KubeObject pod = new KubeObject(event.object());
        pod.controller()
                .filter(owner -> owner.path("kind").asText().equals("ReplicaSet"))
                .flatMap(owner -> context.informers()
                        .of(Resources.REPLICASETS)
                        .find(new Key(pod.namespace(), owner.path("name").asText())))
                .ifPresent(this::enqueueOwner);
    }

    private void enqueueOwner(ObjectNode object) {
        KubeObject owned = new KubeObject(object);
        owned.controller()
                .filter(owner -> owner.path("kind").asText().equals("Deployment"))
                .ifPresent(owner ->
                        queue.add(new Key(owned.namespace(), owner.path("name").asText())));
    }
}
