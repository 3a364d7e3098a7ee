package dev.podfall.sim.controllers.volume;

import dev.podfall.sim.client.DeleteOptions;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.controllers.runtime.ControllerContext;
import dev.podfall.sim.controllers.runtime.Key;
import dev.podfall.sim.storage.Claim;
import dev.podfall.sim.storage.NodeDirectories;
import dev.podfall.sim.storage.Volume;
import java.util.function.Consumer;

/** What is to be done about one volume. Mirrors {@code syncVolume} and {@code reclaimVolume}. */
final class VolumeSync {
    private final ControllerContext context;
    private final SimClient client;
    private final Bindings bindings;
    private final NodeDirectories directories;
    private final Consumer<Key> lookAtClaim;

    VolumeSync(ControllerContext context, Bindings bindings, Consumer<Key> lookAtClaim) {
        this.context = context;
        this.client = context.client();
        this.bindings = bindings;
        this.directories = context.directories();
        this.lookAtClaim = lookAtClaim;
    }

    void sync(Volume volume) {
        String uid = volume.claimRef().path("uid").asText();
        if (uid.isEmpty()) {
            bindings.phase(volume, "Available");
            return;
        }
        String namespace = volume.claimRef().path("namespace").asText();
        String name = volume.claimRef().path("name").asText();
        Claim claim = Claim.find(client, namespace, name)
                .filter(c -> c.object().uid().equals(uid))
                .orElse(null);
        if (claim == null) {
            release(volume);
        } else if (claim.volumeName().isEmpty()) {
            finish(volume, claim);
        } else if (claim.volumeName().equals(volume.name())) {
            bindings.phase(volume, "Bound");
        } else if (volume.object().annotations().containsKey(Volume.PROVISIONED_BY)
                && volume.spec().path("persistentVolumeReclaimPolicy").asText().equals("Delete")) {
            release(volume);
        } else {
            bindings.unbind(volume);
        }
    }

    private void finish(Volume volume, Claim claim) {
        if (volume.volumeMode().equals(claim.volumeMode())) {
            lookAtClaim.accept(Key.of(claim.object().json()));
            return;
        }
        context.recorder()
                .warning(
                        volume.object(),
                        "VolumeMismatch",
                        "Cannot bind PersistentVolume to requested PersistentVolumeClaim \"" + claim.name()
                                + "\" due to incompatible volumeMode.");
        context.recorder()
                .warning(
                        claim.object(),
                        "VolumeMismatch",
                        "Cannot bind PersistentVolume \"" + volume.name()
                                + "\" to requested PersistentVolumeClaim due to incompatible volumeMode.");
    }

    /** Nobody claims it any more: what becomes of it says its policy. */
    private void release(Volume volume) {
        Volume released = volume.phase().equals("Failed") ? volume : bindings.phase(volume, "Released");
        switch (volume.spec().path("persistentVolumeReclaimPolicy").asText()) {
            case "Delete" -> delete(released);
            case "Recycle" -> recycle(released);
            default -> {}
        }
    }

    private void delete(Volume volume) {
        String provisioner = volume.object().annotations().getOrDefault(Volume.PROVISIONED_BY, "");
        boolean external = !provisioner.isEmpty() && !provisioner.startsWith("kubernetes.io/");
        if (external || volume.spec().has("csi")) {
            return;
        }
        if (!volume.spec().has("hostPath")) {
            String text = "error getting deleter volume plugin for volume \"" + volume.name()
                    + "\": no deletable volume plugin matched";
            bindings.failed(volume, "VolumeFailedDelete", text);
            return;
        }
        String path = volume.spec().path("hostPath").path("path").asText();
        if (!path.matches("/tmp/.+")) {
            String text = "host_path deleter only supports /tmp/.+ but received provided " + path;
            bindings.failed(volume, "VolumeFailedDelete", text);
            return;
        }
        directories.remove("", path);
        client.delete(Resources.PERSISTENTVOLUMES, null, volume.name(), DeleteOptions.DEFAULT);
    }

    private void recycle(Volume volume) {
        if (!volume.spec().has("hostPath") && !volume.spec().has("nfs")) {
            bindings.failed(volume, "VolumeFailedRecycle", "No recycler plugin found for the volume!");
            return;
        }
        directories.remove("", volume.spec().path("hostPath").path("path").asText());
        context.recorder().normal(volume.object(), "VolumeRecycled", "Volume recycled");
        bindings.unbind(volume);
    }
}
