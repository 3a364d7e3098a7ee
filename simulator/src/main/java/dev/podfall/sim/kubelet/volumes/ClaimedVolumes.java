package dev.podfall.sim.kubelet.volumes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.kubelet.host.Host;
import dev.podfall.sim.kubelet.pod.ConfigError;
import dev.podfall.sim.kubelet.pod.PodView;
import dev.podfall.sim.storage.Claim;
import dev.podfall.sim.storage.Volume;
import java.util.Optional;

/** The volumes behind claims. Mirrors {@code pkg/kubelet/volumemanager/populator} and {@code pkg/volume/local}. */
final class ClaimedVolumes {
    private final Host host;
    private final HostPaths hostPaths;
    private final Directories directories;

    ClaimedVolumes(Host host, HostPaths hostPaths, Directories directories) {
        this.host = host;
        this.hostPaths = hostPaths;
        this.directories = directories;
    }

    /** A claim that nobody can mount now; the pod's whole sync fails at once. */
    static final class Unprocessed extends Exception {
        private static final long serialVersionUID = 1L;

        Unprocessed(String message) {
            super(message);
        }
    }

    /** The claim's volume. @throws Unprocessed with upstream's text */
    Volume find(PodView pod, JsonNode volume) throws Unprocessed {
        String name = claimName(pod, volume);
        try {
            Claim claim = Claim.find(host.client(), pod.namespace(), name)
                    .orElseThrow(() -> new Unprocessed("failed to fetch PVC from API server: "
                            + Resources.PERSISTENTVOLUMECLAIMS.plural() + " \"" + name + "\" not found"));
            return volume(pod, volume, claim);
        } catch (Unprocessed why) {
            throw new Unprocessed("error processing PVC " + pod.namespace() + "/" + name + ": " + why.getMessage());
        }
    }

    private Volume volume(PodView pod, JsonNode spec, Claim claim) throws Unprocessed {
        boolean isProtected = !claim.object().metadata().path("finalizers").isEmpty();
        if (claim.object().isTerminating() && !isProtected) {
            throw new Unprocessed("PVC is being deleted");
        }
        if (!claim.phase().equals("Bound")) {
            throw new Unprocessed("PVC is not bound");
        }
        Optional<Volume> volume = Volume.find(host.client(), claim.volumeName());
        if (volume.isEmpty()) {
            throw new Unprocessed("failed to fetch PV " + claim.volumeName() + " from API server: persistentvolumes \""
                    + claim.volumeName() + "\" not found");
        }
        String uid = volume.get().claimRef().path("uid").asText();
        if (!uid.equals(claim.object().uid())) {
            throw new Unprocessed("found PV object " + claim.volumeName() + " but its pv.Spec.ClaimRef.UID " + uid
                    + " does not point to claim.UID " + claim.object().uid());
        }
        return volume.get();
    }

    static String claimName(PodView pod, JsonNode volume) {
        return volume.has("ephemeral")
                ? pod.name() + "-" + volume.path("name").asText()
                : volume.path("persistentVolumeClaim").path("claimName").asText();
    }

    /** @throws ConfigError with the text of the event after the volume's name */
    Mounted mount(Volume volume) {
        boolean reached = host.client()
                .find(Resources.NODES, null, host.node())
                .map(node -> volume.isWithinReachOf(new dev.podfall.sim.client.KubeObject(node)))
                .orElse(true);
        if (!reached) {
            throw new ConfigError("no matching NodeSelectorTerms");
        }
        JsonNode spec = volume.spec();
        if (spec.has("hostPath")) {
            return hostPaths.mount(spec.path("hostPath"));
        }
        if (spec.has("local")) {
            return hostPaths.existing(spec.path("local").path("path").asText());
        }
        return new Mounted(directories.ofVolume(volume.name()), "", false);
    }
}
