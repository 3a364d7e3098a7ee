package dev.podfall.sim.controllers.volume;

import dev.podfall.sim.client.Resources;
import dev.podfall.sim.controllers.runtime.ControllerContext;
import dev.podfall.sim.controllers.runtime.Key;
import dev.podfall.sim.controllers.runtime.WorkQueue;
import dev.podfall.sim.storage.Volume;

/** Keeps a volume that is to be deleted for as long as it is bound. Mirrors {@code pkg/controller/volume/pvprotection}. */
public final class VolumeProtection {
    private static final String FINALIZER = "kubernetes.io/pv-protection";
    private static final String IN_TREE = "kubernetes.io/pv-controller";

    private final ControllerContext context;

    public VolumeProtection(ControllerContext context) {
        this.context = context;
        WorkQueue queue = context.queue(this::reconcile);
        context.informers().on(Resources.PERSISTENTVOLUMES, e -> queue.add(Key.of(e.object())));
    }

    private void reconcile(Key key) {
        Volume.find(context.client(), key.name()).ifPresent(volume -> {
            if (!volume.object().isTerminating()) {
                if (!Finalizers.has(volume.object(), FINALIZER)) {
                    Finalizers.add(context.client(), Resources.PERSISTENTVOLUMES, volume.object(), FINALIZER);
                }
            } else if (!volume.phase().equals("Bound")) {
                Finalizers.remove(context.client(), Resources.PERSISTENTVOLUMES, volume.object(), FINALIZER, IN_TREE);
            }
        });
    }
}
