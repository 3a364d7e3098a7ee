package dev.podfall.sim.streaming;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.api.http.RequestInfo;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.SimClient;
import java.util.ArrayList;
import java.util.List;

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
        String container = asked == null ? null : container(pod, asked);
        if (pod.spec().path("nodeName").asText("").isEmpty()) {
            throw ApiException.badRequest("pod " + pod.name() + " does not have a host assigned");
        }
        return new PodTarget(pod.namespace(), pod.name(), container);
    }

    private static String container(KubeObject pod, String asked) {
        List<String> main = names(pod.spec().path("containers"));
        if (asked.isEmpty()) {
            if (main.size() == 1) {
                return main.get(0);
            }
            throw ApiException.badRequest("a container name must be specified for pod " + pod.name()
                    + ", choose one of: [" + String.join(" ", main) + "]");
        }
        List<String> all = new ArrayList<>(main);
        all.addAll(names(pod.spec().path("initContainers")));
        all.addAll(names(pod.spec().path("ephemeralContainers")));
        if (!all.contains(asked)) {
            throw ApiException.badRequest("container " + asked + " is not valid for pod " + pod.name());
        }
        return asked;
    }

    private static List<String> names(JsonNode containers) {
        List<String> names = new ArrayList<>();
        containers.forEach(c -> names.add(c.path("name").asText()));
        return names;
    }
}
