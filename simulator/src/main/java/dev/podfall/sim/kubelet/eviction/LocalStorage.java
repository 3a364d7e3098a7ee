package dev.podfall.sim.kubelet.eviction;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.client.Quantity;
import dev.podfall.sim.kubelet.container.ContainerInstance;
import dev.podfall.sim.kubelet.container.ContainerStore;
import dev.podfall.sim.kubelet.container.PodContainers;
import dev.podfall.sim.kubelet.pod.ContainerSpec;
import dev.podfall.sim.kubelet.pod.PodView;
import dev.podfall.sim.kubelet.volumes.VolumeManager;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What one pod has on the node's disk, against what it may have there. */
final class LocalStorage {
    private static final String RESOURCE = "ephemeral-storage";

    private final PodView pod;
    private final VolumeManager volumes;
    private final Map<String, Long> written = new TreeMap<>();

    LocalStorage(PodView pod, ContainerStore store, VolumeManager volumes) {
        this.pod = pod;
        this.volumes = volumes;
        Optional<PodContainers> containers = store.find(pod.uid());
        containers.ifPresent(c -> c.snapshot().running().forEach(i -> add(c, i)));
    }

    private void add(PodContainers containers, ContainerInstance instance) {
        containers
                .process(instance.id())
                .ifPresent(p -> written.put(instance.name(), p.usage().diskBytes()));
    }

    /** Whether the pod has any limit here. */
    static boolean isLimited(PodView pod) {
        for (JsonNode volume : pod.spec().path("volumes")) {
            if (volume.path("emptyDir").has("sizeLimit")) {
                return true;
            }
        }
        for (ContainerSpec container : pod.containers()) {
            if (limit(container).signum() > 0) {
                return true;
            }
        }
        return false;
    }

    private static Quantity limit(ContainerSpec container) {
        return Quantity.of(container.json().path("resources").path("limits").path(RESOURCE));
    }

    /**
     * Upstream's words for the first limit that is exceeded, or empty.
     *
     * @param measured whether the volumes were measured now; what they hold is not known otherwise
     */
    Optional<String> exceeded(boolean measured) {
        return measured ? volume().or(this::together).or(this::container) : container();
    }

    private Optional<String> volume() {
        for (JsonNode volume : pod.spec().path("volumes")) {
            String name = volume.path("name").asText();
            Quantity limit = Quantity.of(volume.path("emptyDir").path("sizeLimit"));
            if (limit.signum() > 0 && volumes.emptyDirBytes(pod, name) > limit.longValue()) {
                return Optional.of("Usage of EmptyDir volume \"" + name + "\" exceeds the limit \"" + limit + "\". ");
            }
        }
        return Optional.empty();
    }

    private Optional<String> together() {
        Quantity limit = pod.containers().stream().map(LocalStorage::limit).reduce(Quantity.ZERO, Quantity::add);
        long used = written.values().stream().mapToLong(Long::longValue).sum();
        for (JsonNode volume : pod.spec().path("volumes")) {
            if (!volume.path("emptyDir").path("medium").asText().equals("Memory")) {
                used += volumes.emptyDirBytes(pod, volume.path("name").asText());
            }
        }
        return limit.signum() > 0 && used > limit.longValue()
                ? Optional.of("Pod ephemeral local storage usage exceeds the total limit of containers " + limit + ". ")
                : Optional.empty();
    }

    private Optional<String> container() {
        for (ContainerSpec container : pod.containers()) {
            Quantity limit = limit(container);
            if (limit.signum() > 0 && written.getOrDefault(container.name(), 0L) > limit.longValue()) {
                return Optional.of("Container " + container.name() + " exceeded its local ephemeral storage limit \""
                        + limit + "\". ");
            }
        }
        return Optional.empty();
    }
}
