package dev.podfall.sim.controllers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.DeleteOptions;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.Resources;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Claims, volumes, and those who bring them together. */
class VolumesTest {
    private final ControlPlane cluster =
            new ControlPlane().node("node-1", "4", "16Gi").node("node-2", "4", "16Gi");

    private void storageClass(String name, String provisioner, String mode, String more) {
        cluster.create(
                Resources.STORAGECLASSES,
                "{'metadata':{'name':'" + name + "'},'provisioner':'" + provisioner + "','volumeBindingMode':'" + mode
                        + "'" + more + "}");
    }

    private void standard() {
        cluster.create(
                Resources.STORAGECLASSES,
                "{'metadata':{'name':'standard','annotations':{'storageclass.kubernetes.io/is-default-class':'true'}},"
                        + "'provisioner':'rancher.io/local-path','volumeBindingMode':'WaitForFirstConsumer'}");
    }

    private void claim(String name, String more) {
        cluster.create(
                Resources.PERSISTENTVOLUMECLAIMS,
                "{'metadata':{'name':'" + name + "'},'spec':{'accessModes':['ReadWriteOnce'],"
                        + "'resources':{'requests':{'storage':'1Gi'}}" + more + "}}");
    }

    private void volume(String name, String size, String more) {
        cluster.create(
                Resources.PERSISTENTVOLUMES,
                "{'metadata':{'name':'" + name + "'},'spec':{'accessModes':['ReadWriteOnce'],'capacity':{'storage':'"
                        + size + "'},'hostPath':{'path':'/tmp/" + name + "'}" + more + "}}");
    }

    private void pod(String name, String claim) {
        cluster.create(
                Resources.PODS,
                "{'metadata':{'name':'" + name + "'},'spec':{'containers':[{'name':'c','image':'i'}],'volumes':"
                        + "[{'name':'data','persistentVolumeClaim':{'claimName':'" + claim + "'}}]}}");
    }

    private KubeObject claimNow(String name) {
        return cluster.get(Resources.PERSISTENTVOLUMECLAIMS, name);
    }

    private String phase(String claim) {
        return claimNow(claim).status().path("phase").asText();
    }

    private String volumePhase(String volume) {
        return cluster.get(Resources.PERSISTENTVOLUMES, volume)
                .status()
                .path("phase")
                .asText();
    }

    private List<String> eventsOf(String kindAndName) {
        return cluster.takeEvents().stream()
                .filter(e -> e.contains(" " + kindAndName + ": "))
                .toList();
    }

    @Test
    void a_claim_of_the_default_class_waits_for_a_pod_and_gets_a_directory_of_its_node() {
        standard();
        claim("data", "");
        cluster.seconds(2);
        assertThat(claimNow("data").spec().path("storageClassName").asText()).isEqualTo("standard");
        assertThat(phase("data")).isEqualTo("Pending");
        assertThat(eventsOf("PersistentVolumeClaim/data"))
                .containsExactly("Normal WaitForFirstConsumer PersistentVolumeClaim/data: waiting for first consumer to"
                        + " be created before binding");
        pod("a", "data");
        cluster.seconds(10);
        String name = "pvc-" + claimNow("data").uid();
        String provisioned = "PersistentVolumeClaim/data: ";
        assertThat(eventsOf("PersistentVolumeClaim/data"))
                .contains(
                        "Normal Provisioning " + provisioned
                                + "External provisioner is provisioning volume for claim \"shop/data\"",
                        "Normal ExternalProvisioning " + provisioned
                                + "Waiting for a volume to be created either by the external provisioner"
                                + " 'rancher.io/local-path' or manually by the system administrator. If volume creation"
                                + " is delayed, please verify that the provisioner is running and correctly registered.",
                        "Normal ProvisioningSucceeded " + provisioned + "Successfully provisioned volume " + name);
        KubeObject volume = cluster.get(Resources.PERSISTENTVOLUMES, name);
        String node = cluster.get(Resources.PODS, "a").spec().path("nodeName").asText();
        assertThat(volume.json()
                        .at("/spec/nodeAffinity/required/nodeSelectorTerms/0/matchExpressions/0/values/0")
                        .asText())
                .isEqualTo(node);
        assertThat(volume.spec().path("hostPath").path("path").asText())
                .isEqualTo("/var/local-path-provisioner/" + name + "_shop_data");
        assertThat(phase("data")).isEqualTo("Bound");
        assertThat(volumePhase(name)).isEqualTo("Bound");
        assertThat(claimNow("data").status().at("/capacity/storage").asText()).isEqualTo("1Gi");
    }

    @Test
    void a_claim_whose_node_is_gone_is_for_another_one() {
        standard();
        cluster.create(
                Resources.PERSISTENTVOLUMECLAIMS,
                "{'metadata':{'name':'data','annotations':{'volume.kubernetes.io/selected-node':'gone'}},'spec':{"
                        + "'accessModes':['ReadWriteOnce'],'resources':{'requests':{'storage':'1Gi'}}}}");
        cluster.seconds(1);
        assertThat(claimNow("data").annotations()).doesNotContainKey("volume.kubernetes.io/selected-node");
        assertThat(eventsOf("PersistentVolumeClaim/data"))
                .contains("Warning ProvisioningFailed PersistentVolumeClaim/data: node \"gone\" not found");
        pod("a", "data");
        cluster.seconds(10);
        assertThat(phase("data")).isEqualTo("Bound");
    }

    @Test
    void a_pod_is_bound_only_once_its_claim_is() {
        storageClass("far", "example.com/nobody", "WaitForFirstConsumer", "");
        claim("data", ",'storageClassName':'far'");
        pod("a", "data");
        cluster.seconds(60);
        assertThat(cluster.get(Resources.PODS, "a").spec().has("nodeName")).isFalse();
        assertThat(claimNow("data").annotations()).containsKey("volume.kubernetes.io/selected-node");
        cluster.seconds(600);
        assertThat(eventsOf("Pod/a")).isEmpty();
        assertThat(ControlPlane.condition(cluster.get(Resources.PODS, "a"), "PodScheduled")
                        .path("message")
                        .asText())
                .isEqualTo("running PreBind plugin \"VolumeBinding\": binding volumes: context deadline exceeded");
    }

    @Test
    void a_claim_without_class_and_without_volume_says_so_and_the_smallest_fitting_volume_ends_it() {
        claim("data", ",'storageClassName':''");
        cluster.seconds(1);
        assertThat(eventsOf("PersistentVolumeClaim/data"))
                .containsExactly("Normal FailedBinding PersistentVolumeClaim/data: no persistent volumes available for"
                        + " this claim and no storage class is set");
        volume("small", "500Mi", "");
        volume("large", "10Gi", "");
        volume("right", "2Gi", "");
        cluster.seconds(16);
        assertThat(claimNow("data").spec().path("volumeName").asText()).isEqualTo("right");
        assertThat(phase("data")).isEqualTo("Bound");
        assertThat(volumePhase("right")).isEqualTo("Bound");
        assertThat(volumePhase("small")).isEqualTo("Available");
        KubeObject right = cluster.get(Resources.PERSISTENTVOLUMES, "right");
        assertThat(right.spec().at("/claimRef/name").asText()).isEqualTo("data");
        assertThat(right.annotations()).containsEntry("pv.kubernetes.io/bound-by-controller", "yes");
    }

    @Test
    void what_fails_is_told_in_upstreams_words() {
        storageClass("none", "kubernetes.io/no-provisioner", "Immediate", "");
        storageClass("now", "rancher.io/local-path", "Immediate", "");
        claim("absent", ",'storageClassName':'absent'");
        claim("none", ",'storageClassName':'none'");
        claim("now", ",'storageClassName':'now'");
        volume("tiny", "1Mi", "");
        claim("named", ",'storageClassName':'','volumeName':'tiny'");
        cluster.seconds(1);
        assertThat(cluster.takeEvents())
                .contains(
                        "Warning ProvisioningFailed PersistentVolumeClaim/absent: storageclass.storage.k8s.io \"absent\""
                                + " not found",
                        "Warning ProvisioningFailed PersistentVolumeClaim/none: no volume plugin matched name:"
                                + " kubernetes.io/no-provisioner",
                        "Warning ProvisioningFailed PersistentVolumeClaim/now: failed to provision volume with"
                                + " StorageClass \"now\": configuration error, no node was specified",
                        "Warning VolumeMismatch PersistentVolumeClaim/named: Cannot bind to requested volume \"tiny\":"
                                + " requested PV is too small");
    }

    @Test
    void a_claim_in_use_stays_until_its_pod_is_gone_and_takes_its_volume_along() {
        standard();
        claim("data", "");
        pod("a", "data");
        cluster.seconds(10);
        String name = "pvc-" + claimNow("data").uid();
        cluster.delete(Resources.PERSISTENTVOLUMECLAIMS, "data", DeleteOptions.DEFAULT);
        cluster.seconds(5);
        assertThat(claimNow("data").isTerminating()).isTrue();
        cluster.delete(Resources.PODS, "a", DeleteOptions.DEFAULT);
        cluster.seconds(3);
        assertThat(cluster.list(Resources.PERSISTENTVOLUMECLAIMS)).isEmpty();
        cluster.seconds(5);
        assertThat(cluster.list(Resources.PERSISTENTVOLUMES)).as(name).isEmpty();
    }

    @Test
    void a_volume_to_retain_is_released_and_a_bound_one_is_protected() {
        volume("kept", "2Gi", "");
        claim("data", ",'storageClassName':''");
        cluster.seconds(2);
        cluster.delete(Resources.PERSISTENTVOLUMES, "kept", DeleteOptions.DEFAULT);
        cluster.seconds(2);
        assertThat(cluster.get(Resources.PERSISTENTVOLUMES, "kept").isTerminating())
                .isTrue();
        cluster.delete(Resources.PERSISTENTVOLUMECLAIMS, "data", DeleteOptions.DEFAULT);
        cluster.seconds(2);
        assertThat(cluster.list(Resources.PERSISTENTVOLUMES)).isEmpty();
        volume("kept", "2Gi", "");
        claim("data", ",'storageClassName':''");
        cluster.seconds(2);
        cluster.delete(Resources.PERSISTENTVOLUMECLAIMS, "data", DeleteOptions.DEFAULT);
        cluster.seconds(2);
        assertThat(volumePhase("kept")).isEqualTo("Released");
        claim("other", ",'storageClassName':''");
        cluster.seconds(20);
        assertThat(phase("other")).isEqualTo("Pending");
    }

    @Test
    void a_claim_whose_volume_vanishes_is_lost() {
        volume("frail", "2Gi", "");
        claim("data", ",'storageClassName':''");
        cluster.seconds(2);
        cluster.takeEvents();
        cluster.patch(Resources.PERSISTENTVOLUMES, "frail", "{'metadata':{'finalizers':null}}");
        cluster.delete(Resources.PERSISTENTVOLUMES, "frail", DeleteOptions.DEFAULT);
        cluster.seconds(2);
        assertThat(phase("data")).isEqualTo("Lost");
        assertThat(eventsOf("PersistentVolumeClaim/data"))
                .containsExactly("Warning ClaimLost PersistentVolumeClaim/data: Bound claim has lost its"
                        + " PersistentVolume. Data on the volume is lost!");
    }

    @Test
    void the_scheduler_names_what_the_claims_of_a_pod_lack() {
        storageClass("local", "kubernetes.io/no-provisioner", "WaitForFirstConsumer", "");
        claim("local", ",'storageClassName':'local'");
        pod("a", "local");
        cluster.seconds(2);
        assertThat(message("a"))
                .startsWith("0/2 nodes are available: 2 node(s) didn't find available persistent volumes to bind.");
        String onSecond = ",'storageClassName':'local','nodeAffinity':{'required':{'nodeSelectorTerms':[{"
                + "'matchExpressions':[{'key':'kubernetes.io/hostname','operator':'In','values':['node-2']}]}]}}";
        volume("disk", "5Gi", onSecond);
        cluster.seconds(15);
        assertThat(cluster.get(Resources.PODS, "a").spec().path("nodeName").asText())
                .isEqualTo("node-2");
        cluster.patch(Resources.NODES, "node-2", "{'spec':{'unschedulable':true}}");
        pod("b", "local");
        cluster.seconds(2);
        assertThat(message("b"))
                .startsWith("0/2 nodes are available: 1 node(s) didn't match PersistentVolume's node affinity,"
                        + " 1 node(s) were unschedulable.");
    }

    private String message(String pod) {
        return ControlPlane.condition(cluster.get(Resources.PODS, pod), "PodScheduled")
                .path("message")
                .asText();
    }

    @Test
    void claims_grow_only_where_their_class_lets_them() {
        storageClass("grows", "rancher.io/local-path", "WaitForFirstConsumer", ",'allowVolumeExpansion':true");
        standard();
        claim("fixed", "");
        claim("grows", ",'storageClassName':'grows'");
        String larger = "{'spec':{'resources':{'requests':{'storage':'2Gi'}}}}";
        assertThatThrownBy(() -> cluster.patch(Resources.PERSISTENTVOLUMECLAIMS, "fixed", larger))
                .hasMessageContaining("spec: Forbidden: spec is immutable after creation except resources.requests and"
                        + " volumeAttributesClassName for bound claims");
        pod("a", "fixed");
        pod("b", "grows");
        cluster.seconds(10);
        cluster.takeEvents();
        assertThatThrownBy(() -> cluster.patch(Resources.PERSISTENTVOLUMECLAIMS, "fixed", larger))
                .isInstanceOf(ApiException.class)
                .hasMessage("persistentvolumeclaims \"fixed\" is forbidden: only dynamically provisioned pvc can be"
                        + " resized and the storageclass that provisions the pvc must support resize");
        cluster.patch(Resources.PERSISTENTVOLUMECLAIMS, "grows", larger);
        cluster.seconds(1);
        assertThat(eventsOf("PersistentVolumeClaim/grows"))
                .containsExactly("Normal ExternalExpanding PersistentVolumeClaim/grows: waiting for an external"
                        + " controller to expand this PVC");
    }
}
