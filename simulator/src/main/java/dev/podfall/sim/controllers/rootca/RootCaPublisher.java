package dev.podfall.sim.controllers.rootca;

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
 * Keeps the ConfigMap {@code kube-root-ca.crt} in each active namespace. Mirrors
 * {@code pkg/controller/certificates/rootcacertpublisher/publisher.go}.
 */
public final class RootCaPublisher implements Reconciler {
    private static final String NAME = "kube-root-ca.crt";
    private static final String DESCRIPTION = "Contains a CA bundle that can be used to verify the kube-apiserver when"
            + " using internal endpoints such as the internal service IP or kubernetes.default.svc. No other usage is"
            + " guaranteed across distributions of Kubernetes clusters.";

    private final ControllerContext context;
    private final WorkQueue queue;

    public RootCaPublisher(ControllerContext context) {
        this.context = context;
        this.queue = context.queue(Duration.ZERO, this);
        context.informers().on(Resources.NAMESPACES, e -> queue.add(Key.of(e.object())));
        context.informers().on(Resources.CONFIGMAPS, this::onConfigMap);
    }

    @Override
    public void reconcile(Key key) {
        Optional<ObjectNode> namespace = context.client().find(Resources.NAMESPACES, null, key.name());
        if (namespace.filter(n -> !new KubeObject(n).isTerminating()).isEmpty()) {
            return;
        }
        Optional<ObjectNode> current = context.client().find(Resources.CONFIGMAPS, key.name(), NAME);
        try {
            if (current.isEmpty()) {
                context.client()
                        .create(Resources.CONFIGMAPS, fill(KubeObject.of(Resources.CONFIGMAPS, key.name(), NAME)));
            } else if (!isRight(current.get())) {
                context.client().update(Resources.CONFIGMAPS, fill(current.get().deepCopy()));
            }
        } catch (ApiException refused) {
            if (!PodControl.isNamespaceTerminating(refused)) {
                throw refused;
            }
        }
    }

    private boolean isRight(ObjectNode map) {
        return map.path("data").size() == 1
                && map.path("data").path("ca.crt").asText().equals(context.rootCa())
                && new KubeObject(map).annotations().containsKey("kubernetes.io/description");
    }

    private ObjectNode fill(ObjectNode map) {
        map.withObject("/metadata").withObject("/annotations").put("kubernetes.io/description", DESCRIPTION);
        map.putObject("data").put("ca.crt", context.rootCa());
        return map;
    }

    private void onConfigMap(WatchEvent event) {
        Key map = Key.of(event.object());
        if (event.type() != WatchEvent.Type.ADDED && map.name().equals(NAME)) {
            queue.add(new Key("", map.namespace()));
        }
    }
}
