package dev.podfall.sim.kubelet.pod;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.kubelet.pod.ContainerSpec.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A pod as the kubelet reads it.
 *
 * @param json the Pod; never changed
 */
public record PodView(ObjectNode json) {
    public KubeObject object() {
        return new KubeObject(json);
    }

    public String namespace() {
        return json.path("metadata").path("namespace").asText();
    }

    public String name() {
        return json.path("metadata").path("name").asText();
    }

    public String uid() {
        return json.path("metadata").path("uid").asText();
    }

    /** {@code name_namespace(uid)}, as messages name a pod. */
    public String fullName() {
        return name() + "_" + namespace() + "(" + uid() + ")";
    }

    public JsonNode spec() {
        return json.path("spec");
    }

    public JsonNode status() {
        return json.path("status");
    }

    public String phase() {
        return status().path("phase").asText();
    }

    /** Whether the API shows it finished: Succeeded or Failed. */
    public boolean isFinished() {
        return phase().equals("Succeeded") || phase().equals("Failed");
    }

    public boolean isDeleted() {
        return json.path("metadata").hasNonNull("deletionTimestamp");
    }

    public boolean isHostNetwork() {
        return spec().path("hostNetwork").asBoolean();
    }

    public String restartPolicy() {
        return spec().path("restartPolicy").asText("Always");
    }

    public long generation() {
        return json.path("metadata").path("generation").asLong();
    }

    /** The grace period that holds now: the deletion's, else the spec's. In seconds. */
    public long gracePeriodSeconds() {
        JsonNode deletion = json.path("metadata").path("deletionGracePeriodSeconds");
        return deletion.isNumber()
                ? deletion.asLong()
                : spec().path("terminationGracePeriodSeconds").asLong(30);
    }

    public List<ContainerSpec> containers() {
        return all(Kind.REGULAR);
    }

    public List<ContainerSpec> initContainers() {
        return all(Kind.INIT);
    }

    public List<ContainerSpec> ephemeralContainers() {
        return all(Kind.EPHEMERAL);
    }

    /** Init, regular and ephemeral containers. */
    public List<ContainerSpec> allContainers() {
        List<ContainerSpec> all = new ArrayList<>(initContainers());
        all.addAll(containers());
        all.addAll(ephemeralContainers());
        return all;
    }

    public Optional<ContainerSpec> container(String name) {
        return allContainers().stream().filter(c -> c.name().equals(name)).findFirst();
    }

    private List<ContainerSpec> all(Kind kind) {
        List<ContainerSpec> all = new ArrayList<>();
        for (JsonNode container : spec().path(kind.field())) {
            all.add(new ContainerSpec(kind, (ObjectNode) container));
        }
        return all;
    }
}
