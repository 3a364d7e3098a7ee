package dev.podfall.sim.kubelet.volumes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.kubelet.pod.ConfigError;
import dev.podfall.sim.kubelet.pod.PodView;

/**
 * Volumes that are elsewhere: the cluster has no CSI driver, and no NFS server is within its reach, so none can be mounted.
 * Mirrors the failures of {@code pkg/volume/csi} and {@code pkg/volume/nfs}.
 */
final class RemoteVolumes {
    private RemoteVolumes() {}

    /** The kubelet waits for it without a word; the attach controller tells why. */
    static final class NotAttached extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /**
     * @param source of the pod's volume, or of the persistent volume behind its claim
     * @throws NotAttached when a driver is to attach it first
     * @throws ConfigError with the text after the volume's name, when the storage is not on this node
     */
    static void refuse(PodView pod, PodVolume volume, JsonNode source) throws NotAttached {
        if (source.has("csi") && volume.isClaimed()) {
            throw new NotAttached();
        }
        if (source.has("csi")) {
            throw new ConfigError("kubernetes.io/csi: mounter.SetUpAt failed to get CSI client: driver name "
                    + source.path("csi").path("driver").asText() + " not found in the list of registered CSI drivers");
        }
        if (source.has("nfs")) {
            JsonNode nfs = source.path("nfs");
            String export = nfs.path("server").asText() + ":" + nfs.path("path").asText();
            String directory =
                    "/var/lib/kubelet/pods/" + pod.uid() + "/volumes/kubernetes.io~nfs/" + volume.shownName();
            String options = nfs.path("readOnly").asBoolean() ? " -o ro" : "";
            throw new ConfigError("mount failed: exit status 32\nMounting command: mount\nMounting arguments: -t nfs"
                    + options + " " + export + " " + directory + "\nOutput: mount.nfs: Connection timed out\n");
        }
    }
}
