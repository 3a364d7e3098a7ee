package dev.podfall.sim.controllers.volume;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.WatchEvent;
import dev.podfall.sim.controllers.runtime.ControllerContext;
import dev.podfall.sim.controllers.runtime.Key;
import dev.podfall.sim.controllers.runtime.WorkQueue;
import dev.podfall.sim.storage.Claim;

/** Keeps a claim that is to be deleted for as long as a pod on a node uses it. Mirrors {@code pkg/controller/volume/pvcprotection}. */
public final class ClaimProtection {
    private static final String FINALIZER = "kubernetes.io/pvc-protection";

    private final ControllerContext context;
    private final WorkQueue queue;

    public ClaimProtection(ControllerContext context) {
        this.context = context;
        this.queue = context.queue(this::reconcile);
        context.informers().on(Resources.PERSISTENTVOLUMECLAIMS, e -> queue.add(Key.of(e.object())));
        context.informers().on(Resources.PODS, this::onPod);
    }

    private void onPod(WatchEvent event) {
        if (event.type() == WatchEvent.Type.DELETED) {
            String namespace = event.object().path("metadata").path("namespace").asText();
            ClaimUse.claims(event.object()).forEach(claim -> queue.add(new Key(namespace, claim)));
        }
    }

    private void reconcile(Key key) {
        Claim.find(context.client(), key.namespace(), key.name()).ifPresent(claim -> {
            boolean protectedNow = Finalizers.has(claim.object(), FINALIZER);
            if (!claim.object().isTerminating() && !protectedNow) {
                Finalizers.add(context.client(), Resources.PERSISTENTVOLUMECLAIMS, claim.object(), FINALIZER);
            } else if (claim.object().isTerminating() && protectedNow && !isUsed(key)) {
                Finalizers.remove(context.client(), Resources.PERSISTENTVOLUMECLAIMS, claim.object(), FINALIZER);
            }
        });
    }

    private boolean isUsed(Key claim) {
        for (ObjectNode pod : context.client().list(Resources.PODS, claim.namespace())) {
            boolean placed = !pod.path("spec").path("nodeName").asText().isEmpty();
            if (placed && ClaimUse.uses(pod, claim.name())) {
                return true;
            }
        }
        return false;
    }
}
