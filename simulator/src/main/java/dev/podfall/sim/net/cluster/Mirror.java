package dev.podfall.sim.net.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.client.WatchEvent;
import java.util.Collection;
import java.util.Optional;
import java.util.TreeMap;

/** A local copy of all objects of a type, kept by a watch, as kube-proxy keeps one. */
final class Mirror {
    private final TreeMap<String, KubeObject> objects = new TreeMap<>();

    Mirror(SimClient client, ResourceType type) {
        client.watch(type, null, this::changed);
    }

    private void changed(WatchEvent event) {
        ObjectNode json = event.object();
        KubeObject object = new KubeObject(json);
        String key = object.namespace() + "/" + object.name();
        if (event.type() == WatchEvent.Type.DELETED) {
            objects.remove(key);
        } else {
            objects.put(key, object);
        }
    }

    Collection<KubeObject> all() {
        return objects.values();
    }

    /** The objects of a namespace, by name. */
    Collection<KubeObject> in(String namespace) {
        return objects.subMap(namespace + "/", namespace + "0").values();
    }

    Optional<KubeObject> get(String namespace, String name) {
        return Optional.ofNullable(objects.get(namespace + "/" + name));
    }
}
