package dev.podfall.sim.api.backend;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.KubeObject;
import java.util.ArrayList;
import java.util.List;

/** Which container a request about a pod means. Mirrors {@code validateContainer} of {@code pkg/registry/core/pod/strategy.go}. */
public final class ContainerName {
    private ContainerName() {}

    /**
     * The container asked for, or the only main one there is.
     *
     * @param asked empty if none is named
     * @throws ApiException 400
     */
    public static String of(KubeObject pod, String asked) {
        List<String> main = names(pod.spec().path("containers"));
        if (asked.isEmpty() && main.size() == 1) {
            return main.get(0);
        }
        List<String> all = names(pod.spec().path("initContainers"));
        all.addAll(main);
        all.addAll(names(pod.spec().path("ephemeralContainers")));
        if (asked.isEmpty()) {
            throw ApiException.badRequest("a container name must be specified for pod " + pod.name()
                    + ", choose one of: [" + String.join(" ", all) + "]");
        }
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
