package dev.podfall.sim.controllers.podgc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.DeleteOptions;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.WatchEvent;
import dev.podfall.sim.controllers.runtime.ControllerContext;
import dev.podfall.sim.controllers.runtime.Key;
import dev.podfall.sim.controllers.runtime.PodView;
import dev.podfall.sim.controllers.runtime.Reconciler;
import dev.podfall.sim.controllers.runtime.WorkQueue;
import java.time.Duration;
import java.util.Optional;

/**
 * Ends pods whose node is gone, and pods being deleted that never had one. Mirrors
 * {@code pkg/controller/podgc/gc_controller.go}.
 */
public final class PodGarbageCollector implements Reconciler {
    /** Upstream looks every 20 s and gives a missing node 40 s to come back. */
    private static final Duration QUARANTINE = Duration.ofSeconds(50);

    private static final Duration ROUND = Duration.ofSeconds(10);

    private final ControllerContext context;
    private final WorkQueue queue;

    public PodGarbageCollector(ControllerContext context) {
        this.context = context;
        this.queue = context.queue(this);
        context.informers().on(Resources.PODS, e -> look(e.object()));
        context.informers().on(Resources.NODES, this::onNode);
        new FinishedPods(context).watch();
    }

    @Override
    public void reconcile(Key key) {
        Optional<ObjectNode> found = context.client().find(Resources.PODS, key.namespace(), key.name());
        if (found.isEmpty()) {
            return;
        }
        PodView pod = PodView.of(found.get());
        if (isOrphaned(pod)) {
            end(key, pod, true);
        } else if (pod.nodeName().isEmpty() && pod.isDeleting()) {
            end(key, pod, false);
        }
    }

    private void end(Key key, PodView pod, boolean orphaned) {
        if (!pod.isFinished()) {
            ObjectNode copy = pod.object().json().deepCopy();
            ObjectNode status = copy.withObject("/status").put("phase", "Failed");
            if (orphaned) {
                String message = "PodGC: node no longer exists";
                KubeObject.setCondition(status, "DisruptionTarget", "True", "DeletionByPodGC", message, context.now());
            }
            context.client().updateStatus(Resources.PODS, copy);
        }
        context.client().delete(Resources.PODS, key.namespace(), key.name(), DeleteOptions.NOW);
    }

    private boolean isOrphaned(PodView pod) {
        return !pod.nodeName().isEmpty()
                && context.client().find(Resources.NODES, null, pod.nodeName()).isEmpty();
    }

    private void look(ObjectNode json) {
        PodView pod = PodView.of(json);
        if (isOrphaned(pod)) {
            queue.addAfter(Key.of(json), QUARANTINE);
        } else if (pod.nodeName().isEmpty() && pod.isDeleting()) {
            queue.addAfter(Key.of(json), ROUND);
        }
    }

    private void onNode(WatchEvent event) {
        if (event.type() == WatchEvent.Type.DELETED) {
            context.informers().of(Resources.PODS).all().forEach(this::look);
        }
    }
}
