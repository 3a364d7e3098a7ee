package dev.podfall.sim.controllers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.sim.client.Resources;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Volumes that nobody can make, or bring to a node. The texts are those of Kubernetes v1.36.3 and its provisioners. */
class RefusedVolumesTest {
    private final ControlPlane cluster = new ControlPlane().node("node-1", "4", "16Gi");

    private void claim(String name, String storageClass, String mode) {
        cluster.create(
                Resources.PERSISTENTVOLUMECLAIMS,
                "{'metadata':{'name':'" + name + "'},'spec':{'accessModes':['ReadWriteOnce'],'storageClassName':'"
                        + storageClass + "','volumeMode':'" + mode + "','resources':{'requests':{'storage':'1Gi'}}}}");
    }

    private void pod(String claim) {
        cluster.create(
                Resources.PODS,
                "{'metadata':{'name':'a'},'spec':{'containers':[{'name':'c','image':'i'}],'volumes':"
                        + "[{'name':'data','persistentVolumeClaim':{'claimName':'" + claim + "'}}]}}");
    }

    private String phase(String claim) {
        return cluster.get(Resources.PERSISTENTVOLUMECLAIMS, claim)
                .status()
                .path("phase")
                .asText();
    }

    @Test
    void a_directory_is_no_block_device() {
        cluster.create(
                Resources.STORAGECLASSES,
                "{'metadata':{'name':'local'},'provisioner':'rancher.io/local-path','volumeBindingMode':"
                        + "'WaitForFirstConsumer'}");
        cluster.create(
                Resources.STORAGECLASSES, "{'metadata':{'name':'host'},'provisioner':'kubernetes.io/host-path'}");
        claim("local", "local", "Block");
        claim("host", "host", "Block");
        pod("local");
        cluster.seconds(10);
        assertThat(List.of(phase("local"), phase("host"))).containsExactly("Pending", "Pending");
        assertThat(cluster.takeEvents())
                .contains(
                        "Warning ProvisioningFailed PersistentVolumeClaim/local: rancher.io/local-path does not support"
                                + " block volume provisioning",
                        "Warning ProvisioningFailed PersistentVolumeClaim/host: Failed to provision volume with"
                                + " StorageClass \"host\": kubernetes.io/host-path does not support block volume"
                                + " provisioning");
    }

    @Test
    void nobody_attaches_a_volume_of_an_unknown_driver() {
        cluster.create(
                Resources.PERSISTENTVOLUMES,
                "{'metadata':{'name':'far'},'spec':{'storageClassName':'far','accessModes':['ReadWriteOnce'],"
                        + "'capacity':{'storage':'1Gi'},'csi':{'driver':'none.example.com','volumeHandle':'h'}}}");
        claim("far", "far", "Filesystem");
        cluster.silent.add("node-1");
        pod("far");
        cluster.seconds(130);
        assertThat(cluster.takeEvents())
                .contains("Warning FailedAttachVolume Pod/a: AttachVolume.Attach failed for volume \"far\" : timed out"
                        + " waiting for external-attacher of none.example.com CSI driver to attach volume h");
    }
}
