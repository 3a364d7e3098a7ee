package dev.podfall.engine.real;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.engine.ImageName;
import dev.podfall.engine.Provenance;
import dev.podfall.engine.Provenance.ContainerRole;
import dev.podfall.engine.Provenance.Pod;
import dev.podfall.engine.Provenance.Process;
import dev.podfall.engine.RequestRefused;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Seeks requests in the logs of the pods behind the Service they were sent to, of all their containers. A request that no
 * log of these has was answered by somebody else; one that a pod took which is gone since cannot be traced.
 */
final class Trail {
    private static final Map<String, ContainerRole> LISTS = Map.of(
            "containers", ContainerRole.container,
            "initContainers", ContainerRole.initContainer,
            "ephemeralContainers", ContainerRole.ephemeralContainer);
    private static final Map<String, String> APIS = Map.of(
            "ReplicaSet", "/apis/apps/v1/namespaces/%s/replicasets/%s",
            "Deployment", "/apis/apps/v1/namespaces/%s/deployments/%s",
            "StatefulSet", "/apis/apps/v1/namespaces/%s/statefulsets/%s",
            "DaemonSet", "/apis/apps/v1/namespaces/%s/daemonsets/%s",
            "Job", "/apis/batch/v1/namespaces/%s/jobs/%s");
    private static final int SINCE_SECONDS = 600;

    private final Connection connection;

    Trail(Connection connection) {
        this.connection = connection;
    }

    /** A Service. */
    private record Asked(String namespace, String service) {}

    /** Provenance by request id, of those that were found. */
    Map<String, Provenance> of(List<Way> ways, List<String> ids) {
        Set<Asked> services = new LinkedHashSet<>();
        ways.stream().filter(w -> !w.leadsNowhere()).forEach(w -> services.add(new Asked(w.namespace(), w.service())));
        Map<String, Provenance> found = new HashMap<>();
        for (Asked asked : services) {
            seek(asked, ids, found);
        }
        return found;
    }

    private void seek(Asked asked, List<String> ids, Map<String, Provenance> found) {
        JsonNode slices = connection.get("/apis/discovery.k8s.io/v1/namespaces/" + asked.namespace()
                + "/endpointslices?labelSelector=" + Request.escaped("kubernetes.io/service-name=" + asked.service()));
        for (JsonNode slice : slices.path("items")) {
            for (JsonNode endpoint : slice.path("endpoints")) {
                JsonNode target = endpoint.path("targetRef");
                if (target.path("kind").asText().equals("Pod")) {
                    String address = endpoint.path("addresses").path(0).asText() + ":"
                            + slice.at("/ports/0/port").asInt();
                    seekIn(asked, target.path("name").asText(), address, ids, found);
                }
            }
        }
    }

    private void seekIn(Asked asked, String name, String address, List<String> ids, Map<String, Provenance> found) {
        JsonNode pod = look("/api/v1/namespaces/" + asked.namespace() + "/pods/" + name);
        if (pod == null) {
            return;
        }
        Pod who = new Pod(asked.namespace(), name, pod.at("/metadata/uid").asText(), owners(pod));
        LISTS.forEach((list, role) -> {
            for (JsonNode container : pod.at("/spec/" + list)) {
                String log = log(asked.namespace(), name, container.path("name").asText());
                Process process = process(pod, container, list, role);
                ids.stream()
                        .filter(log::contains)
                        .forEach(id -> found.merge(
                                id,
                                new Provenance(null, asked.namespace() + "/" + asked.service(), address, who, process),
                                (one, other) -> outermost(one, other)));
            }
        });
    }

    /** Who relays a request to another is the one that answered; where both logged it, the one that is no container of its own. */
    private static Provenance outermost(Provenance one, Provenance other) {
        return one.process().role() == ContainerRole.container ? other : one;
    }

    private static Process process(JsonNode pod, JsonNode container, String list, ContainerRole role) {
        String statuses = list.replace("ontainers", "ontainerStatuses");
        String name = container.path("name").asText();
        String imageId = "";
        for (JsonNode status : pod.at("/status/" + statuses)) {
            imageId = status.path("name").asText().equals(name)
                    ? status.path("imageID").asText()
                    : imageId;
        }
        List<String> command = new ArrayList<>();
        container.path("command").forEach(w -> command.add(w.asText()));
        container.path("args").forEach(w -> command.add(w.asText()));
        String image = container.path("image").asText();
        return new Process(
                name,
                role,
                image,
                ImageName.pulledFrom(imageId, image),
                ImageName.digest(imageId),
                null,
                command,
                true,
                null);
    }

    private String log(String namespace, String pod, String container) {
        try {
            return connection.send(Request.get("/api/v1/namespaces/" + namespace + "/pods/" + pod + "/log?container="
                    + Request.escaped(container) + "&sinceSeconds=" + SINCE_SECONDS + "&limitBytes="
                    + Execution.MOST_OUTPUT));
        } catch (RequestRefused notStarted) {
            return "";
        }
    }

    private List<String> owners(JsonNode object) {
        List<String> chain = new ArrayList<>();
        JsonNode at = object;
        while (at != null && chain.size() <= APIS.size()) {
            at = controller(at);
            if (at != null) {
                chain.add(
                        at.path("kind").asText() + "/" + at.at("/metadata/name").asText());
            }
        }
        return chain;
    }

    private JsonNode controller(JsonNode object) {
        for (JsonNode reference : object.at("/metadata/ownerReferences")) {
            String path = APIS.get(reference.path("kind").asText());
            if (reference.path("controller").asBoolean() && path != null) {
                JsonNode owner = look(String.format(
                        path,
                        object.at("/metadata/namespace").asText(),
                        reference.path("name").asText()));
                boolean same = owner != null && owner.at("/metadata/uid").equals(reference.path("uid"));
                return same ? owner : null;
            }
        }
        return null;
    }

    private JsonNode look(String path) {
        try {
            return connection.get(path);
        } catch (RequestRefused no) {
            if (no.status() == 404) {
                return null;
            }
            throw no;
        }
    }
}
