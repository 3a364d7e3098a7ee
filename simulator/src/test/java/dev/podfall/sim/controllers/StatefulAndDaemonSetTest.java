package dev.podfall.sim.controllers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.sim.client.DeleteOptions;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.Resources;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StatefulAndDaemonSetTest {
    private final ControlPlane cluster =
            new ControlPlane().node("node-1", "4", "16Gi").node("node-2", "4", "16Gi");

    private void statefulSet(String extra) {
        cluster.create(
                Resources.STATEFULSETS,
                "{'metadata':{'name':'db'},'spec':{'replicas':3,'serviceName':'db','selector':{'matchLabels':{'app':'db'}}"
                        + extra + ",'template':{'metadata':{'labels':{'app':'db'}},'spec':{'containers':"
                        + "[{'name':'c','image':'postgres:16'}]}}}}");
    }

    private KubeObject db() {
        return cluster.get(Resources.STATEFULSETS, "db");
    }

    @Test
    void pods_come_one_after_the_other_with_names_of_their_own() {
        cluster.ready = pod -> !pod.name().equals("db-1");
        statefulSet("");
        cluster.seconds(10);
        assertThat(cluster.list(Resources.PODS)).extracting(KubeObject::name).containsExactly("db-0", "db-1");
        KubeObject first = cluster.get(Resources.PODS, "db-0");
        assertThat(first.spec().path("hostname").asText()).isEqualTo("db-0");
        assertThat(first.spec().path("subdomain").asText()).isEqualTo("db");
        assertThat(first.labels())
                .containsEntry("statefulset.kubernetes.io/pod-name", "db-0")
                .containsEntry("apps.kubernetes.io/pod-index", "0");
        assertThat(cluster.takeEvents())
                .containsExactly(
                        "Normal SuccessfulCreate StatefulSet/db: Create Pod db-0 in StatefulSet db successful",
                        "Normal SuccessfulCreate StatefulSet/db: Create Pod db-1 in StatefulSet db successful");
    }

    @Test
    void many_at_once_come_no_faster_than_the_controller_may_ask_for_them() {
        statefulSet(",'podManagementPolicy':'Parallel'");
        cluster.patch(Resources.STATEFULSETS, "db", "{'spec':{'replicas':100}}");
        cluster.advance(Duration.ofMillis(100));
        assertThat(cluster.list(Resources.PODS)).hasSizeBetween(20, 40);
        cluster.seconds(10);
        assertThat(cluster.list(Resources.PODS)).hasSize(100);
    }

    @Test
    void a_daemon_set_of_many_nodes_comes_no_faster_than_the_controller_may_ask_for_it() {
        for (int i = 3; i <= 60; i++) {
            cluster.node("node-" + i, "4", "16Gi");
        }
        cluster.create(
                Resources.DAEMONSETS,
                "{'metadata':{'name':'agent'},'spec':{'selector':{'matchLabels':{'app':'agent'}},'template':"
                        + "{'metadata':{'labels':{'app':'agent'}},'spec':{'containers':[{'name':'c','image':'nginx'}]}}}}");
        cluster.advance(Duration.ofMillis(100));
        assertThat(cluster.list(Resources.PODS)).hasSizeBetween(20, 40);
        cluster.seconds(10);
        assertThat(cluster.list(Resources.PODS)).hasSize(60);
    }

    @Test
    void an_update_renews_them_from_the_last_down() {
        statefulSet("");
        cluster.seconds(10);
        assertThat(db().status().path("readyReplicas").asInt()).isEqualTo(3);
        String former = db().status().path("currentRevision").asText();
        cluster.takeEvents();
        cluster.patch(
                Resources.STATEFULSETS,
                "db",
                "{'spec':{'template':{'spec':{'containers':[{'name':'c','image':'postgres:17'}]}}}}");
        cluster.seconds(30);
        assertThat(cluster.takeEvents().stream()
                        .filter(e -> e.contains("Delete Pod"))
                        .toList())
                .containsExactly(
                        "Normal SuccessfulDelete StatefulSet/db: Delete Pod db-2 in StatefulSet db successful",
                        "Normal SuccessfulDelete StatefulSet/db: Delete Pod db-1 in StatefulSet db successful",
                        "Normal SuccessfulDelete StatefulSet/db: Delete Pod db-0 in StatefulSet db successful");
        assertThat(db().status().path("updatedReplicas").asInt()).isEqualTo(3);
        assertThat(db().status().path("currentRevision").asText())
                .isEqualTo(db().status().path("updateRevision").asText())
                .isNotEqualTo(former);
        assertThat(cluster.list(Resources.CONTROLLERREVISIONS)).hasSize(2);
    }

    @Test
    void scaling_down_takes_the_last_first() {
        statefulSet("");
        cluster.seconds(10);
        cluster.patch(Resources.STATEFULSETS, "db", "{'spec':{'replicas':1}}");
        cluster.seconds(10);
        assertThat(cluster.list(Resources.PODS)).extracting(KubeObject::name).containsExactly("db-0");
    }

    @Test
    void each_pod_has_its_own_claim_and_waits_for_it() {
        statefulSet(",'podManagementPolicy':'Parallel','volumeClaimTemplates':[{'metadata':{'name':'data'},'spec':{"
                + "'accessModes':['ReadWriteOnce'],'resources':{'requests':{'storage':'1Gi'}}}}]");
        cluster.seconds(5);
        assertThat(cluster.list(Resources.PERSISTENTVOLUMECLAIMS))
                .extracting(KubeObject::name)
                .containsExactly("data-db-0", "data-db-1", "data-db-2");
        assertThat(ControlPlane.condition(cluster.get(Resources.PODS, "db-0"), "PodScheduled")
                        .path("message")
                        .asText())
                .contains("pod has unbound immediate PersistentVolumeClaims");
    }

    private void daemonSet() {
        cluster.create(
                Resources.DAEMONSETS,
                "{'metadata':{'name':'agent'},'spec':{'selector':{'matchLabels':{'app':'agent'}},"
                        + "'template':{'metadata':{'labels':{'app':'agent'}},'spec':{'containers':"
                        + "[{'name':'c','image':'agent:1'}]}}}}");
    }

    @Test
    void a_daemon_set_runs_one_pod_per_node_also_on_nodes_that_come_later() {
        daemonSet();
        cluster.seconds(5);
        cluster.node("node-3", "4", "16Gi");
        cluster.seconds(5);
        assertThat(cluster.list(Resources.PODS))
                .extracting(p -> p.spec().path("nodeName").asText())
                .containsExactlyInAnyOrder("node-1", "node-2", "node-3");
        KubeObject agent = cluster.get(Resources.DAEMONSETS, "agent");
        assertThat(agent.status().path("desiredNumberScheduled").asInt()).isEqualTo(3);
        assertThat(agent.status().path("numberAvailable").asInt()).isEqualTo(3);
    }

    @Test
    void a_cordoned_node_keeps_its_daemon_pod_and_a_tainted_one_gets_none() {
        cluster.patch(Resources.NODES, "node-2", "{'spec':{'taints':[{'key':'gpu','effect':'NoSchedule'}]}}");
        cluster.patch(Resources.NODES, "node-1", "{'spec':{'unschedulable':true}}");
        daemonSet();
        cluster.seconds(5);
        assertThat(cluster.list(Resources.PODS))
                .extracting(p -> p.spec().path("nodeName").asText())
                .containsExactly("node-1");
    }

    @Test
    void a_changed_template_is_rolled_out_node_by_node() {
        daemonSet();
        cluster.seconds(5);
        cluster.patch(
                Resources.DAEMONSETS,
                "agent",
                "{'spec':{'template':{'spec':{'containers':[{'name':'c','image':'agent:2'}]}}}}");
        cluster.advance(java.time.Duration.ofMillis(100));
        assertThat(cluster.list(Resources.PODS).stream().filter(KubeObject::isTerminating))
                .hasSize(1);
        cluster.seconds(20);
        assertThat(cluster.get(Resources.DAEMONSETS, "agent")
                        .status()
                        .path("updatedNumberScheduled")
                        .asInt())
                .isEqualTo(2);
        assertThat(cluster.list(Resources.PODS))
                .hasSize(2)
                .allMatch(p -> p.spec()
                        .path("containers")
                        .get(0)
                        .path("image")
                        .asText()
                        .equals("agent:2"));
    }

    @Test
    void with_surge_the_new_pod_comes_beside_the_old_one_which_goes_when_it_serves() {
        daemonSet();
        cluster.seconds(5);
        cluster.ready = pod -> !isOfVersionTwo(pod);
        cluster.patch(
                Resources.DAEMONSETS,
                "agent",
                "{'spec':{'updateStrategy':{'rollingUpdate':{'maxSurge':1,'maxUnavailable':0}},"
                        + "'template':{'spec':{'containers':[{'name':'c','image':'agent:2'}]}}}}");
        cluster.seconds(60);
        assertThat(cluster.list(Resources.PODS)).hasSize(3).noneMatch(KubeObject::isTerminating);
        assertThat(cluster.list(Resources.PODS))
                .filteredOn(this::isOfVersionTwo)
                .hasSize(1);
        assertThat(agentStatus("numberAvailable")).isEqualTo(2);
        assertThat(agentStatus("updatedNumberScheduled")).isZero();
        cluster.ready = pod -> true;
        cluster.list(Resources.PODS).stream()
                .filter(this::isOfVersionTwo)
                .forEach(pod -> cluster.delete(Resources.PODS, pod.name(), DeleteOptions.NOW));
        for (int second = 0; second < 60; second++) {
            cluster.seconds(1);
            assertThat(agentStatus("numberAvailable")).isEqualTo(2);
        }
        assertThat(cluster.list(Resources.PODS)).hasSize(2).allMatch(this::isOfVersionTwo);
        assertThat(agentStatus("updatedNumberScheduled")).isEqualTo(2);
    }

    private int agentStatus(String field) {
        return cluster.get(Resources.DAEMONSETS, "agent").status().path(field).asInt();
    }

    private boolean isOfVersionTwo(KubeObject pod) {
        return pod.spec().at("/containers/0/image").asText().equals("agent:2");
    }

    @Test
    void a_claim_that_was_deleted_is_made_again_for_the_pod_that_waits_for_it() {
        statefulSet(",'volumeClaimTemplates':[{'metadata':{'name':'data'},'spec':{"
                + "'accessModes':['ReadWriteOnce'],'resources':{'requests':{'storage':'1Gi'}}}}]");
        cluster.seconds(2);
        String first = dataClaim().uid();
        cluster.delete(Resources.PERSISTENTVOLUMECLAIMS, "data-db-0", DeleteOptions.DEFAULT);
        cluster.seconds(60);
        assertThat(dataClaim().uid()).isNotEqualTo(first);
    }

    @Test
    void a_pod_is_not_made_for_a_claim_that_goes_away() {
        cluster.create(
                Resources.STORAGECLASSES,
                "{'metadata':{'name':'host','annotations':{'storageclass.kubernetes.io/is-default-class':'true'}},"
                        + "'provisioner':'kubernetes.io/host-path'}");
        statefulSet(",'volumeClaimTemplates':[{'metadata':{'name':'data'},'spec':{"
                + "'accessModes':['ReadWriteOnce'],'resources':{'requests':{'storage':'1Gi'}}}}]");
        cluster.seconds(10);
        String first = dataClaim().uid();
        cluster.patch(
                Resources.PERSISTENTVOLUMECLAIMS, "data-db-0", "{'metadata':{'finalizers':['example.com/held']}}");
        cluster.delete(Resources.PERSISTENTVOLUMECLAIMS, "data-db-0", DeleteOptions.DEFAULT);
        cluster.delete(Resources.PODS, "db-0", DeleteOptions.DEFAULT);
        cluster.seconds(60);
        assertThat(cluster.list(Resources.PODS)).extracting(KubeObject::name).doesNotContain("db-0");
        assertThat(cluster.takeEvents())
                .contains("Warning FailedCreate StatefulSet/db: Create Pod db-0 in StatefulSet db failed error: pvc"
                        + " data-db-0 is being deleted");
        cluster.patch(Resources.PERSISTENTVOLUMECLAIMS, "data-db-0", "{'metadata':{'finalizers':null}}");
        cluster.seconds(300);
        assertThat(dataClaim().uid()).isNotEqualTo(first);
        assertThat(cluster.list(Resources.PODS)).extracting(KubeObject::name).contains("db-0");
    }

    private KubeObject dataClaim() {
        return cluster.get(Resources.PERSISTENTVOLUMECLAIMS, "data-db-0");
    }
}
