package dev.podfall.sim.controllers.volume;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.WatchEvent;
import dev.podfall.sim.controllers.runtime.ControllerContext;
import dev.podfall.sim.controllers.runtime.Key;
import dev.podfall.sim.controllers.runtime.WorkQueue;
import dev.podfall.sim.storage.Claim;
import dev.podfall.sim.storage.Volume;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Tells pods whose volumes a CSI driver is to attach that none does it: the cluster has no driver. Mirrors
 * {@code pkg/controller/volume/attachdetach}.
 */
public final class AttachController {
    /** How long a driver has to attach a volume; then it is asked again. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final ControllerContext context;
    private final WorkQueue queue;
    private final Set<String> asked = new HashSet<>();

    public AttachController(ControllerContext context) {
        this.context = context;
        this.queue = context.queue(this::reconcile);
        context.informers().on(Resources.PODS, this::onPod);
    }

    private void onPod(WatchEvent event) {
        String uid = new KubeObject(event.object()).uid();
        if (event.type() == WatchEvent.Type.DELETED) {
            asked.remove(uid);
        } else if (!asked.contains(uid)) {
            queue.add(Key.of(event.object()));
        }
    }

    private void reconcile(Key key) {
        Optional<ObjectNode> found = context.client().find(Resources.PODS, key.namespace(), key.name());
        if (found.isEmpty()) {
            return;
        }
        KubeObject pod = new KubeObject(found.get());
        String phase = pod.status().path("phase").asText();
        boolean waits = phase.equals("Pending")
                && !pod.isTerminating()
                && !pod.spec().path("nodeName").asText().isEmpty();
        boolean late = asked.remove(pod.uid());
        for (String claim : waits ? ClaimUse.claims(pod.json()) : Set.<String>of()) {
            attach(key, pod, claim, late);
        }
    }

    private void attach(Key key, KubeObject pod, String claim, boolean late) {
        Claim.find(context.client(), key.namespace(), claim)
                .flatMap(c -> Volume.find(context.client(), c.volumeName()))
                .filter(v -> v.spec().has("csi"))
                .ifPresent(volume -> {
                    if (late) {
                        tell(pod, volume);
                    }
                    if (asked.add(pod.uid())) {
                        queue.addAfter(key, PATIENCE);
                    }
                });
    }

    private void tell(KubeObject pod, Volume volume) {
        String text = "AttachVolume.Attach failed for volume \"" + volume.name()
                + "\" : timed out waiting for external-attacher of "
                + volume.spec().path("csi").path("driver").asText() + " CSI driver to attach volume "
                + volume.spec().path("csi").path("volumeHandle").asText();
        context.recorder().warning(pod, "FailedAttachVolume", text);
    }
}
