package dev.podfall.sim.controllers.tainteviction;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Deletes pods that a NoExecute taint drives out, at once or when their toleration runs out. Mirrors
 * {@code pkg/controller/tainteviction/taint_eviction.go}.
 */
public final class TaintEvictionController implements Reconciler {
    private final ControllerContext context;
    private final WorkQueue queue;
    private final Set<Key> due = new HashSet<>();

    public TaintEvictionController(ControllerContext context) {
        this.context = context;
        this.queue = context.queue(this);
        context.informers().on(Resources.NODES, this::onNode);
        context.informers().on(Resources.PODS, this::onPod);
    }

    @Override
    public void reconcile(Key key) {
        Optional<PodView> found = context.client()
                .find(Resources.PODS, key.namespace(), key.name())
                .map(PodView::of);
        if (found.isEmpty() || found.get().nodeName().isEmpty() || found.get().isDeleting()) {
            due.remove(key);
            return;
        }
        PodView pod = found.get();
        Optional<Instant> end = context.client()
                .find(Resources.NODES, null, pod.nodeName())
                .flatMap(node -> Stay.end(pod, node.path("spec").path("taints"), context.now()));
        if (end.isEmpty()) {
            if (due.remove(key)) {
                tell(pod, "Cancelling deletion of Pod " + key);
            }
        } else if (end.get().isAfter(context.now())) {
            due.add(key);
            queue.addAfter(key, Duration.between(context.now(), end.get()));
        } else {
            evict(key, pod);
        }
    }

    private void evict(Key key, PodView pod) {
        due.remove(key);
        tell(pod, "Marking for deletion Pod " + key);
        ObjectNode copy = pod.object().json().deepCopy();
        boolean changed = KubeObject.setCondition(
                copy.withObject("/status"),
                "DisruptionTarget",
                "True",
                "DeletionByTaintManager",
                "Taint manager: deleting due to NoExecute taint",
                context.now());
        if (changed) {
            context.client().updateStatus(Resources.PODS, copy);
        }
        context.client().delete(Resources.PODS, key.namespace(), key.name(), DeleteOptions.DEFAULT);
    }

    private void tell(PodView pod, String message) {
        context.recorder().normal(pod.object(), "TaintManagerEviction", message);
    }

    private void onNode(WatchEvent event) {
        JsonNode before =
                event.previous() == null ? null : event.previous().path("spec").path("taints");
        boolean isNew =
                before == null && !Stay.hasNoExecute(event.object().path("spec").path("taints"));
        if (isNew || event.object().path("spec").path("taints").equals(before)) {
            return;
        }
        String node = event.object().path("metadata").path("name").asText();
        for (ObjectNode pod : context.informers().of(Resources.PODS).all()) {
            if (pod.path("spec").path("nodeName").asText().equals(node)) {
                queue.add(Key.of(pod));
            }
        }
    }

    private void onPod(WatchEvent event) {
        JsonNode now = event.object().path("spec");
        JsonNode before = event.previous() == null ? null : event.previous().path("spec");
        boolean placed = !now.path("nodeName").asText().isEmpty();
        boolean moved = before == null
                || !now.path("nodeName").equals(before.path("nodeName"))
                || !now.path("tolerations").equals(before.path("tolerations"));
        if (placed && moved && isTainted(now.path("nodeName").asText())) {
            queue.add(Key.of(event.object()));
        }
    }

    private boolean isTainted(String node) {
        return context.informers()
                .of(Resources.NODES)
                .find(new Key("", node))
                .map(n -> Stay.hasNoExecute(n.path("spec").path("taints")))
                .orElse(false);
    }
}
