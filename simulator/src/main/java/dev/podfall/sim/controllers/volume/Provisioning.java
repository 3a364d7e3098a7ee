package dev.podfall.sim.controllers.volume;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.controllers.runtime.ControllerContext;
import dev.podfall.sim.storage.Claim;
import dev.podfall.sim.storage.Volume;
import java.util.Optional;

/**
 * Has a volume made for a claim: by the controller itself on the node's disk, or by whom the class names. Mirrors
 * {@code provisionClaim}.
 */
final class Provisioning {
    private static final String HOST_PATH = "kubernetes.io/host-path";
    private static final String OLD_PROVISIONER = "volume.beta.kubernetes.io/storage-provisioner";

    private final ControllerContext context;
    private final SimClient client;

    Provisioning(ControllerContext context) {
        this.context = context;
        this.client = context.client();
    }

    void start(Claim claim) {
        Optional<ObjectNode> storageClass = claim.storageClass(client);
        if (storageClass.isEmpty()) {
            String text = "storageclass.storage.k8s.io \"" + claim.storageClass() + "\" not found";
            context.recorder().warning(claim.object(), "ProvisioningFailed", text);
            return;
        }
        String provisioner = storageClass.get().path("provisioner").asText();
        if (provisioner.equals(HOST_PATH)) {
            hostPath(annotated(claim, provisioner), storageClass.get());
        } else if (provisioner.startsWith("kubernetes.io/")) {
            String text = "no volume plugin matched name: " + provisioner;
            context.recorder().warning(claim.object(), "ProvisioningFailed", text);
        } else {
            String text = "Waiting for a volume to be created either by the external provisioner '" + provisioner
                    + "' or manually by the system administrator. If volume creation is delayed, please verify that"
                    + " the provisioner is running and correctly registered.";
            context.recorder().normal(annotated(claim, provisioner).object(), "ExternalProvisioning", text);
        }
    }

    /** Names who is to make the volume, in both spellings. */
    private Claim annotated(Claim claim, String provisioner) {
        if (claim.annotation(Claim.PROVISIONER).equals(provisioner)) {
            return claim;
        }
        ObjectNode copy = claim.object().json().deepCopy();
        ((ObjectNode) copy.get("metadata"))
                .withObject("/annotations")
                .put(OLD_PROVISIONER, provisioner)
                .put(Claim.PROVISIONER, provisioner);
        return Claim.of(client.update(Resources.PERSISTENTVOLUMECLAIMS, copy));
    }

    private void hostPath(Claim claim, ObjectNode storageClass) {
        String name = "pvc-" + claim.object().uid();
        if (Volume.find(client, name).isPresent()) {
            return;
        }
        if (claim.volumeMode().equals("Block")) {
            String text = "Failed to provision volume with StorageClass \"" + claim.storageClass() + "\": " + HOST_PATH
                    + " does not support block volume provisioning";
            context.recorder().warning(claim.object(), "ProvisioningFailed", text);
            return;
        }
        ObjectNode volume = provisioned(claim, storageClass, HOST_PATH);
        ((ObjectNode) volume.at("/metadata/annotations"))
                .put("kubernetes.io/createdby", "hostpath-dynamic-provisioner")
                .put(Volume.BOUND_BY_CONTROLLER, "yes");
        if (volume.at("/spec/persistentVolumeReclaimPolicy").asText().equals("Delete")) {
            ((ObjectNode) volume.get("metadata")).putArray("finalizers").add("kubernetes.io/pv-controller");
        }
        String path = "/tmp/hostpath_pv/" + context.dice().uid();
        volume.withObject("/spec/hostPath").put("path", path).put("type", "");
        client.create(Resources.PERSISTENTVOLUMES, volume);
        String text = "Successfully provisioned volume " + name + " using " + HOST_PATH;
        context.recorder().normal(claim.object(), "ProvisioningSucceeded", text);
    }

    /** A volume for the claim, as the class asks for, without its source. */
    static ObjectNode provisioned(Claim claim, ObjectNode storageClass, String by) {
        ObjectNode volume = KubeObject.of(
                Resources.PERSISTENTVOLUMES, null, "pvc-" + claim.object().uid());
        ((ObjectNode) volume.get("metadata")).putObject("annotations").put(Volume.PROVISIONED_BY, by);
        ObjectNode spec = volume.putObject("spec");
        spec.set("accessModes", claim.spec().path("accessModes").deepCopy());
        spec.putObject("capacity").put("storage", claim.requested().toString());
        spec.set("claimRef", claim.object().reference());
        spec.put(
                "persistentVolumeReclaimPolicy",
                storageClass.path("reclaimPolicy").asText("Delete"));
        spec.put("storageClassName", claim.storageClass());
        spec.put("volumeMode", claim.volumeMode());
        return volume;
    }
}
