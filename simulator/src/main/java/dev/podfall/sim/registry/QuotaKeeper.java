package dev.podfall.sim.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.admission.quota.ResourceQuotas;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.loop.Timeline;
import dev.podfall.sim.loop.Together;
import dev.podfall.sim.store.Change;
import dev.podfall.sim.store.Store;
import dev.podfall.sim.store.Trees;
import java.util.HashSet;
import java.util.Set;

/** Keeps the status of quotas at what is used. Mirrors {@code pkg/controller/resourcequota}. */
final class QuotaKeeper {
    private static final String USER = "system:serviceaccount:kube-system:resourcequota-controller";
    private static final String QUOTAS = Objects.table(Resources.RESOURCEQUOTAS);

    private final Store store;
    private final SimClient client;
    private final ResourceQuotas quotas;
    private final Timeline timeline;
    private final Set<String> stale = new HashSet<>();

    QuotaKeeper(Store store, SimClient client, Timeline timeline) {
        this.store = store;
        this.client = client.as(USER);
        this.quotas = new ResourceQuotas(client);
        this.timeline = timeline;
        store.listen(this::changed);
    }

    private void changed(Change change) {
        int slash = change.key().indexOf('/');
        if (slash < 0) {
            return;
        }
        String namespace = change.key().substring(0, slash);
        if (store.count(QUOTAS, namespace + "/") > 0 && stale.add(namespace)) {
            timeline.soon("resourcequota-controller: " + namespace, () -> refresh(namespace));
        }
    }

    private void refresh(String namespace) {
        stale.remove(namespace);
        Together.run(client.list(Resources.RESOURCEQUOTAS, namespace).stream()
                .map(quota -> (Runnable) () -> refresh(quota))
                .toList());
    }

    private void refresh(ObjectNode quota) {
        ObjectNode status = quotas.status(quota);
        if (!status.equals(quota.path("status"))) {
            ObjectNode changed = Trees.withMetadata(quota);
            changed.set("status", status);
            client.updateStatus(Resources.RESOURCEQUOTAS, changed);
        }
    }
}
