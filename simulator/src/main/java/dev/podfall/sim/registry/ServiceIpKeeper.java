package dev.podfall.sim.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.DeleteOptions;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.Prerequisites;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.loop.Timeline;
import dev.podfall.sim.store.Change;
import dev.podfall.sim.store.Store;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps an IPAddress for each address that a Service has. Mirrors {@code pkg/registry/core/service/ipallocator} and its {@code
 * controller/repairip.go}.
 */
final class ServiceIpKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(ServiceIpKeeper.class);
    private static final String SERVICES = Objects.table(Resources.SERVICES);
    private static final String ADDRESSES = Objects.table(Resources.IPADDRESSES);
    private static final String MANAGER = "ipallocator.k8s.io";

    /** How often all is looked at again. */
    private static final Duration REPAIR = Duration.ofMinutes(3);

    private final Store store;
    private final SimClient client;
    private final Timeline timeline;
    private final Set<String> stale = new LinkedHashSet<>();

    ServiceIpKeeper(Store store, SimClient client, Timeline timeline) {
        this.store = store;
        this.client = client;
        this.timeline = timeline;
        store.list(SERVICES, "").forEach(this::note);
        store.list(ADDRESSES, "").forEach(a -> note(Metadata.text(a, "name")));
        store.listen(this::changed);
    }

    private void changed(Change change) {
        if (change.type().equals(SERVICES)) {
            note(change.before());
            note(change.after());
        } else if (change.type().equals(ADDRESSES) && change.removed()) {
            note(change.key());
        }
    }

    private void note(JsonNode service) {
        if (service != null) {
            service.path("spec").path("clusterIPs").forEach(ip -> note(ip.asText()));
        }
    }

    private void note(String ip) {
        boolean real = !ip.equals("None") && !ip.isEmpty();
        if (real && stale.add(ip) && stale.size() == 1) {
            timeline.soon("addresses of services", this::refresh);
        }
    }

    private void refresh() {
        Set<String> all = new LinkedHashSet<>(stale);
        stale.clear();
        Map<String, ObjectNode> owners = new HashMap<>();
        for (ObjectNode service : store.list(SERVICES, "")) {
            service.path("spec").path("clusterIPs").forEach(ip -> owners.putIfAbsent(ip.asText(), service));
        }
        all.forEach(ip -> refresh(ip, owners.get(ip)));
    }

    /** @param owner null when it is nobody's any more */
    private void refresh(String ip, ObjectNode owner) {
        ObjectNode there = store.get(ADDRESSES, ip);
        if (owner != null && there == null) {
            Prerequisites.ensure(client, Resources.IPADDRESSES, address(ip, owner));
            if (store.get(ADDRESSES, ip) == null) {
                noteLater(ip);
            }
        } else if (owner == null && there != null && isOurs(there)) {
            release(ip);
        }
    }

    private void release(String ip) {
        try {
            client.delete(Resources.IPADDRESSES, null, ip, DeleteOptions.DEFAULT);
        } catch (ApiException refused) {
            LOG.warn("IPAddress {} stays without its Service: {}", ip, refused.getMessage());
            noteLater(ip);
        }
    }

    /** What refused it may be gone then. */
    private void noteLater(String ip) {
        timeline.nextRound(REPAIR, "address " + ip + " again", () -> note(ip));
    }

    private static boolean isOurs(ObjectNode address) {
        String manager = new KubeObject(address).labels().get("ipaddress.kubernetes.io/managed-by");
        return MANAGER.equals(manager);
    }

    private static ObjectNode address(String ip, ObjectNode service) {
        ResourceType type = Resources.IPADDRESSES;
        ObjectNode address = KubeObject.of(type, null, ip);
        address.withObject("/metadata/labels")
                .put("ipaddress.kubernetes.io/ip-family", ip.indexOf(':') < 0 ? "IPv4" : "IPv6")
                .put("ipaddress.kubernetes.io/managed-by", MANAGER);
        address.withObject("/spec/parentRef")
                .put("resource", Resources.SERVICES.plural())
                .put("namespace", Metadata.text(service, "namespace"))
                .put("name", Metadata.text(service, "name"));
        return address;
    }
}
