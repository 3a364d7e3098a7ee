package dev.podfall.engine.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.ClusterApi;
import dev.podfall.engine.ImageName;
import dev.podfall.engine.RequestRefused;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which images the pods of Deployments run, as registries resolved them, with which priority they were admitted, and what becomes
 * of the volumes behind their claims: {@code {"containers": {NAME: {"image", "repository", "imageID", "pulledFrom"}}, "priority":
 * 0, "volumes": {NAME: {"reclaimPolicy"}}}}. A tag may be moved or written differently, a class be called otherwise; a digest
 * and a priority say what runs.
 */
final class RunningImages {
    /** Beside the kinds of Kubernetes in a digest's keys. */
    static final String KIND = "Image";

    private RunningImages() {}

    /** By {@code Image/namespace/deployment}. */
    static Map<String, ObjectNode> of(ClusterApi api, Collection<String> namespaces) {
        Map<String, ObjectNode> images = new TreeMap<>();
        for (String namespace : namespaces) {
            for (ObjectNode deployment : api.list("Deployment", namespace, null)) {
                List<ObjectNode> pods = api.list("Pod", namespace, selector(deployment));
                images.put(
                        KIND + "/" + namespace + "/"
                                + deployment.at("/metadata/name").asText(),
                        images(pods).set("volumes", volumes(api, namespace, pods)));
            }
        }
        return images;
    }

    private static ObjectNode images(List<ObjectNode> pods) {
        ObjectNode found = JsonNodeFactory.instance.objectNode();
        ObjectNode containers = found.putObject("containers");
        for (ObjectNode pod : pods) {
            if (pod.path("spec").hasNonNull("priority")) {
                found.set("priority", pod.at("/spec/priority"));
            }
            for (JsonNode status : pod.at("/status/containerStatuses")) {
                String name = status.path("name").asText();
                String id = status.path("imageID").asText();
                if (!id.isEmpty()) {
                    containers.set(name, image(written(pod, name), id));
                }
            }
        }
        return found;
    }

    /** Those bound to claims of pods, by name; a cluster that lets nobody look at volumes tells of none. */
    private static ObjectNode volumes(ClusterApi api, String namespace, List<ObjectNode> pods) {
        ObjectNode found = JsonNodeFactory.instance.objectNode();
        for (ObjectNode pod : pods) {
            for (JsonNode claim : pod.path("spec").findValues("claimName")) {
                String name = api.find("PersistentVolumeClaim", namespace, claim.asText())
                        .map(c -> c.at("/spec/volumeName").asText())
                        .orElse("");
                if (!name.isEmpty() && !found.has(name)) {
                    volume(api, name)
                            .ifPresent(v -> found.putObject(name)
                                    .set("reclaimPolicy", v.at("/spec/persistentVolumeReclaimPolicy")));
                }
            }
        }
        return found;
    }

    private static Optional<ObjectNode> volume(ClusterApi api, String name) {
        try {
            return api.find("PersistentVolume", null, name);
        } catch (RequestRefused notToBeSeen) {
            return Optional.empty();
        }
    }

    private static ObjectNode image(String written, String id) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("image", written)
                .put("repository", ImageName.repository(written))
                .put("imageID", id)
                .put("pulledFrom", ImageName.pulledFrom(id, written));
    }

    private static String written(ObjectNode pod, String container) {
        for (JsonNode one : pod.at("/spec/containers")) {
            if (one.path("name").asText().equals(container)) {
                return one.path("image").asText();
            }
        }
        return "";
    }

    private static String selector(ObjectNode deployment) {
        return deployment.at("/spec/selector/matchLabels").properties().stream()
                .map(e -> e.getKey() + "=" + e.getValue().asText())
                .collect(Collectors.joining(","));
    }
}
