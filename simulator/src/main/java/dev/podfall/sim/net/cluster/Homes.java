package dev.podfall.sim.net.cluster;

import dev.podfall.sim.client.KubeObject;
import java.util.List;

/** Which node an address is at home on. */
record Homes(Mirror pods, Mirror nodes) {
    /** A pod's node. Who runs nothing here, such as a stand-in for a caller, has a node all the same, and always the same; empty without nodes. */
    String of(String ip) {
        for (KubeObject pod : pods.all()) {
            boolean isOver = pod.status().path("phase").asText().matches("Succeeded|Failed");
            if (!isOver && ip.equals(pod.status().path("podIP").asText())) {
                return pod.spec().path("nodeName").asText();
            }
        }
        List<String> names = nodes.all().stream().map(KubeObject::name).toList();
        return names.isEmpty() ? "" : names.get(Math.floorMod(ip.hashCode(), names.size()));
    }
}
