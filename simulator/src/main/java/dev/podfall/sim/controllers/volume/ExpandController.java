package dev.podfall.sim.controllers.volume;

import dev.podfall.sim.client.Quantity;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.WatchEvent;
import dev.podfall.sim.controllers.runtime.ControllerContext;
import dev.podfall.sim.controllers.runtime.Key;
import dev.podfall.sim.controllers.runtime.WorkQueue;
import dev.podfall.sim.storage.Claim;

/**
 * Tells who is waited for when a claim asks for more than it has: directories of nodes do not grow, as nobody measures
 * them. Mirrors {@code pkg/controller/volume/expand}.
 */
public final class ExpandController {
    private final ControllerContext context;
    private final WorkQueue queue;

    public ExpandController(ControllerContext context) {
        this.context = context;
        this.queue = context.queue(this::reconcile);
        context.informers().on(Resources.PERSISTENTVOLUMECLAIMS, this::onClaim);
    }

    private void onClaim(WatchEvent event) {
        if (event.type() == WatchEvent.Type.MODIFIED && event.previous() != null) {
            Quantity before = Claim.of(event.previous()).requested();
            if (Claim.of(event.object()).requested().compareTo(before) > 0) {
                queue.add(Key.of(event.object()));
            }
        }
    }

    private void reconcile(Key key) {
        Claim.find(context.client(), key.namespace(), key.name())
                .filter(c -> c.requested().compareTo(capacity(c)) > 0)
                .ifPresent(claim -> context.recorder()
                        .normal(
                                claim.object(),
                                "ExternalExpanding",
                                "waiting for an external controller to expand this PVC"));
    }

    private static Quantity capacity(Claim claim) {
        return Quantity.of(claim.object().status().path("capacity").path("storage"));
    }
}
