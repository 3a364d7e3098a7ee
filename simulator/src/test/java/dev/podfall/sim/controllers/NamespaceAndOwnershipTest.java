package dev.podfall.sim.controllers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.sim.client.DeleteOptions;
import dev.podfall.sim.client.DeleteOptions.Propagation;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.Resources;
import org.junit.jupiter.api.Test;

class NamespaceAndOwnershipTest {
    private final ControlPlane cluster = new ControlPlane().node("node-1", "4", "16Gi");

    private void replicaSet(int replicas) {
        cluster.create(
                Resources.REPLICASETS,
                "{'metadata':{'name':'rs'},'spec':{'replicas':" + replicas
                        + ",'selector':{'matchLabels':{'app':'rs'}},"
                        + "'template':{'metadata':{'labels':{'app':'rs'}},'spec':{'containers':"
                        + "[{'name':'c','image':'nginx'}]}}}}");
        cluster.seconds(5);
    }

    private void delete(Propagation propagation) {
        cluster.delete(Resources.REPLICASETS, "rs", new DeleteOptions(null, propagation, null, null, false));
    }

    @Test
    void a_namespace_gets_its_service_account_and_root_certificate() {
        cluster.seconds(1);
        assertThat(cluster.list(Resources.SERVICEACCOUNTS))
                .extracting(KubeObject::name)
                .containsExactly("default");
        assertThat(cluster.get(Resources.CONFIGMAPS, "kube-root-ca.crt")
                        .json()
                        .path("data")
                        .path("ca.crt")
                        .asText())
                .startsWith("-----BEGIN");
        cluster.delete(Resources.SERVICEACCOUNTS, "default", DeleteOptions.DEFAULT);
        cluster.seconds(1);
        assertThat(cluster.list(Resources.SERVICEACCOUNTS)).hasSize(1);
    }

    @Test
    void a_deleted_namespace_is_emptied_and_goes() {
        replicaSet(2);
        cluster.delete(Resources.NAMESPACES, "shop", DeleteOptions.DEFAULT);
        cluster.seconds(6);
        KubeObject namespace = cluster.get(Resources.NAMESPACES, "shop");
        assertThat(namespace.status().path("phase").asText()).isEqualTo("Terminating");
        assertThat(namespace.status().path("conditions").findValuesAsText("type"))
                .containsExactly(
                        "NamespaceDeletionDiscoveryFailure",
                        "NamespaceDeletionGroupVersionParsingFailure",
                        "NamespaceDeletionContentFailure",
                        "NamespaceContentRemaining",
                        "NamespaceFinalizersRemaining");
        cluster.seconds(30);
        assertThat(cluster.list(Resources.NAMESPACES))
                .extracting(KubeObject::name)
                .doesNotContain("shop");
        assertThat(cluster.list(Resources.PODS)).isEmpty();
    }

    @Test
    void a_finalizer_holds_a_namespace_and_is_named() {
        cluster.create(Resources.CONFIGMAPS, "{'metadata':{'name':'held','finalizers':['example.com/hold']}}");
        cluster.delete(Resources.NAMESPACES, "shop", DeleteOptions.DEFAULT);
        cluster.seconds(60);
        KubeObject namespace = cluster.get(Resources.NAMESPACES, "shop");
        assertThat(ControlPlane.condition(namespace, "NamespaceContentRemaining")
                        .path("message")
                        .asText())
                .isEqualTo("Some resources are remaining: configmaps. has 1 resource instances");
        assertThat(ControlPlane.condition(namespace, "NamespaceFinalizersRemaining")
                        .path("message")
                        .asText())
                .isEqualTo("Some content in the namespace has finalizers remaining: example.com/hold in 1 resource"
                        + " instances");
        cluster.patch(Resources.CONFIGMAPS, "held", "{'metadata':{'finalizers':null}}");
        cluster.seconds(30);
        assertThat(cluster.list(Resources.NAMESPACES))
                .extracting(KubeObject::name)
                .doesNotContain("shop");
    }

    @Test
    void background_deletion_takes_the_owner_first() {
        replicaSet(1);
        delete(Propagation.Background);
        assertThat(cluster.list(Resources.REPLICASETS)).isEmpty();
        cluster.seconds(5);
        assertThat(cluster.list(Resources.PODS)).isEmpty();
    }

    @Test
    void foreground_deletion_keeps_the_owner_until_its_pods_are_gone() {
        replicaSet(1);
        delete(Propagation.Foreground);
        cluster.advance(java.time.Duration.ofMillis(500));
        assertThat(cluster.get(Resources.REPLICASETS, "rs").isTerminating()).isTrue();
        cluster.seconds(5);
        assertThat(cluster.list(Resources.PODS)).isEmpty();
        assertThat(cluster.list(Resources.REPLICASETS)).isEmpty();
    }

    @Test
    void orphaning_leaves_the_pods_without_an_owner() {
        replicaSet(1);
        delete(Propagation.Orphan);
        cluster.seconds(5);
        assertThat(cluster.list(Resources.REPLICASETS)).isEmpty();
        assertThat(cluster.list(Resources.PODS))
                .hasSize(1)
                .allMatch(p -> p.controller().isEmpty());
    }

    @Test
    void owners_in_a_circle_do_not_wait_for_each_other() {
        owned("a", "");
        owned("b", "a");
        owned("c", "b");
        cluster.patch(Resources.CONFIGMAPS, "a", "{'metadata':{'ownerReferences':[" + reference("c") + "]}}");
        cluster.seconds(1);
        assertThat(cluster.list(Resources.CONFIGMAPS))
                .extracting(KubeObject::name)
                .contains("a", "b", "c");
        cluster.delete(Resources.CONFIGMAPS, "a", new DeleteOptions(null, Propagation.Foreground, null, null, false));
        cluster.seconds(5);
        assertThat(cluster.list(Resources.CONFIGMAPS))
                .extracting(KubeObject::name)
                .containsExactly("kube-root-ca.crt");
    }

    private void owned(String name, String owner) {
        String references = owner.isEmpty() ? "" : reference(owner);
        cluster.create(
                Resources.CONFIGMAPS, "{'metadata':{'name':'" + name + "','ownerReferences':[" + references + "]}}");
    }

    private String reference(String owner) {
        return "{'apiVersion':'v1','kind':'ConfigMap','blockOwnerDeletion':true,'name':'" + owner + "','uid':'"
                + cluster.get(Resources.CONFIGMAPS, owner).uid() + "'}";
    }

    @Test
    void an_object_whose_owner_never_was_goes() {
        cluster.create(
                Resources.CONFIGMAPS,
                "{'metadata':{'name':'child','ownerReferences':[{'apiVersion':'v1','kind':'Secret','name':'ghost',"
                        + "'uid':'00000000-0000-4000-8000-000000000000'}]}}");
        cluster.seconds(1);
        assertThat(cluster.list(Resources.CONFIGMAPS))
                .extracting(KubeObject::name)
                .doesNotContain("child");
    }

    @Test
    void a_replica_set_adopts_an_orphan_and_lets_go_of_a_relabelled_pod() {
        cluster.create(
                Resources.PODS,
                "{'metadata':{'name':'stray','labels':{'app':'rs'}},'spec':{'containers':[{'name':'c','image':'nginx'}]}}");
        replicaSet(2);
        assertThat(cluster.list(Resources.PODS)).hasSize(2);
        assertThat(cluster.get(Resources.PODS, "stray").controller()).isPresent();
        cluster.patch(Resources.PODS, "stray", "{'metadata':{'labels':{'app':'debug'}}}");
        cluster.seconds(5);
        assertThat(cluster.get(Resources.PODS, "stray").controller()).isEmpty();
        assertThat(cluster.list(Resources.PODS)).hasSize(3);
    }
}
