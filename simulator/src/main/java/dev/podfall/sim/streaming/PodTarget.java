package dev.podfall.sim.streaming;

import dev.podfall.sim.api.backend.ContainerName;
import dev.podfall.sim.api.http.RequestInfo;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.SimClient;

/**
 * Which pod, and which container of it. Mirrors {@code pkg/registry/core/pod/strategy.go}.
 *
 * @param container null for a port-forward
 */
record PodTarget(String namespace, String pod, String container) {
    /**
     * @param asked the container asked for, empty for the only one, null when none is needed
     * @throws ApiException 404 without the pod, 400 without container or node
     */
    static PodTarget of(SimClient client, RequestInfo info, String asked) {
        KubeObject pod = new KubeObject(client.get(Resources.PODS, info.namespace(), info.name()));
        String container = asked == null ? null : ContainerName.of(pod, asked);
        if (pod.spec().path("nodeName").asText("").isEmpty()) {
            throw ApiException.badRequest("pod " + pod.name() + " does not have a host assigned");
        }
        return new PodTarget(pod.namespace(), pod.name(), container);
    }
}
