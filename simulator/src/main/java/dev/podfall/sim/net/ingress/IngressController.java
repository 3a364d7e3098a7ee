package dev.podfall.sim.net.ingress;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.EventRecorder;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.client.WatchEvent;
import dev.podfall.sim.loop.Timeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Watches Ingresses of its classes ({@code k8s.io/ingress-nginx}), keeps the routes, and writes their address into
 * {@code status.loadBalancer}. An Ingress without a class, while no class is the default, is nobody's.
 */
public final class IngressController {
    private static final String CONTROLLER = "k8s.io/ingress-nginx";
    private static final String DEFAULT_CLASS = "ingressclass.kubernetes.io/is-default-class";
    private static final String LEGACY_CLASS = "kubernetes.io/ingress.class";
    private static final Duration SYNC = Duration.ofSeconds(1);
    private static final Duration STATUS = Duration.ofSeconds(5);

    private final SimClient client;
    private final Timeline timeline;
    private final EventRecorder events;
    private final String address;
    private final Map<String, KubeObject> ingresses = new TreeMap<>();
    private final Map<String, KubeObject> classes = new TreeMap<>();
    private final List<SimClient.Watch> watches = new ArrayList<>();
    private Routes routes = new Routes(List.of());

    /** @param address where the ingress is reached, for the column ADDRESS */
    public IngressController(SimClient client, Timeline timeline, EventRecorder events, String address) {
        this.client = client;
        this.timeline = timeline;
        this.events = events;
        this.address = address;
    }

    public void start() {
        watches.add(client.watch(Resources.INGRESSCLASSES, null, event -> changed(event, classes)));
        watches.add(client.watch(Resources.INGRESSES, null, event -> changed(event, ingresses)));
    }

    public void stop() {
        watches.forEach(SimClient.Watch::close);
        watches.clear();
    }

    private void changed(WatchEvent event, Map<String, KubeObject> mirror) {
        KubeObject object = new KubeObject(event.object());
        String key = object.namespace() + "/" + object.name();
        if (event.type() == WatchEvent.Type.DELETED) {
            mirror.remove(key);
        } else {
            KubeObject before = mirror.put(key, object);
            boolean changed = before == null || before.generation() != object.generation();
            if (mirror == ingresses && changed && isOurs(object)) {
                timeline.after(SYNC, "ingress sync", () -> synced(key));
                timeline.after(STATUS, "ingress status", () -> publish(key));
            }
        }
        routes = new Routes(ingresses.values().stream().filter(this::isOurs).toList());
    }

    Routes routes() {
        return routes;
    }

    private boolean isOurs(KubeObject ingress) {
        String name = ingress.spec().path("ingressClassName").asText("");
        if (name.isEmpty()) {
            name = ingress.annotations().getOrDefault(LEGACY_CLASS, "");
        }
        if (!name.isEmpty()) {
            KubeObject named = classes.get("/" + name);
            return named != null && named.spec().path("controller").asText().equals(CONTROLLER);
        }
        return classes.values().stream()
                .anyMatch(c -> c.spec().path("controller").asText().equals(CONTROLLER)
                        && "true".equals(c.annotations().get(DEFAULT_CLASS)));
    }

    private void synced(String key) {
        KubeObject ingress = ingresses.get(key);
        if (ingress != null) {
            events.normal(ingress, "Sync", "Scheduled for sync");
        }
    }

    private void publish(String key) {
        KubeObject ingress = ingresses.get(key);
        if (ingress == null || !isOurs(ingress)) {
            return;
        }
        String there = ingress.status()
                .path("loadBalancer")
                .path("ingress")
                .path(0)
                .path("ip")
                .asText("");
        if (there.equals(address)) {
            return;
        }
        KubeObject copy = ingress.copy();
        ObjectNode status = copy.json().withObject("/status").withObject("/loadBalancer");
        status.putArray("ingress").addObject().put("ip", address);
        try {
            client.updateStatus(Resources.INGRESSES, copy.json());
        } catch (ApiException conflict) {
            timeline.after(STATUS, "ingress status", () -> publish(key));
        }
    }
}
