package dev.podfall.sim.controllers.serviceaccount;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.WatchEvent;
import dev.podfall.sim.controllers.runtime.ControllerContext;
import dev.podfall.sim.controllers.runtime.Key;
import dev.podfall.sim.controllers.runtime.PodControl;
import dev.podfall.sim.controllers.runtime.Reconciler;
import dev.podfall.sim.controllers.runtime.WorkQueue;
import java.time.Duration;
import java.util.Optional;

/**
 * Creates the ServiceAccount {@code default} in each active namespace and again when it is deleted. Mirrors
 * {@code pkg/controller/serviceaccount/serviceaccounts_controller.go}.
 */
public final class ServiceAccountsController implements Reconciler {
    private static final String NAME = "default";

    private final ControllerContext context;
    private final WorkQueue queue;

    public ServiceAccountsController(ControllerContext context) {
        this.context = context;
        this.queue = context.queue(Duration.ZERO, this);
        context.informers().on(Resources.NAMESPACES, e -> queue.add(Key.of(e.object())));
        context.informers().on(Resources.SERVICEACCOUNTS, this::onAccount);
    }

    @Override
    public void reconcile(Key key) {
        Optional<ObjectNode> namespace = context.client().find(Resources.NAMESPACES, null, key.name());
        boolean active =
                namespace.filter(n -> !new KubeObject(n).isTerminating()).isPresent();
        if (active
                && context.client()
                        .find(Resources.SERVICEACCOUNTS, key.name(), NAME)
                        .isEmpty()) {
            try {
                context.client()
                        .create(Resources.SERVICEACCOUNTS, KubeObject.of(Resources.SERVICEACCOUNTS, key.name(), NAME));
            } catch (ApiException refused) {
                if (!PodControl.isNamespaceTerminating(refused)) {
                    throw refused;
                }
            }
        }
    }

    private void onAccount(WatchEvent event) {
        Key account = Key.of(event.object());
        if (event.type() == WatchEvent.Type.DELETED && account.name().equals(NAME)) {
            queue.add(new Key("", account.namespace()));
        }
    }
}
