package dev.podfall.sim.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.client.DeleteOptions;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.controllers.ControlPlane;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts as in the real cluster's records. */
class SchedulerTest {
    private static final String NOT_HELPFUL = " no new claims to deallocate, preemption: 0/%d nodes are available: %d"
            + " Preemption is not helpful for scheduling.";

    private final ControlPlane cluster = new ControlPlane();

    private void pod(String name, String spec) {
        cluster.create(
                Resources.PODS,
                "{'metadata':{'name':'" + name + "','labels':{'app':'" + name + "'}},'spec':{" + spec + "}}");
    }

    private static String container(String rest) {
        return "'containers':[{'name':'c','image':'nginx'" + rest + "}]";
    }

    private static String requests(String amounts) {
        return container(",'resources':{'requests':{" + amounts + "}}");
    }

    private JsonNode scheduled(String name) {
        return ControlPlane.condition(cluster.get(Resources.PODS, name), "PodScheduled");
    }

    private String message(String name) {
        return scheduled(name).path("message").asText();
    }

    private String nodeOf(String name) {
        return cluster.get(Resources.PODS, name).spec().path("nodeName").asText();
    }

    private List<KubeObject> events(String reason) {
        return cluster.list(Resources.EVENTS).stream()
                .filter(e -> e.json().path("reason").asText().equals(reason))
                .toList();
    }

    @Test
    void an_assignment_is_told_by_an_event_of_the_newer_form() {
        cluster.node("node-1", "2", "4Gi");
        pod("a", container(""));
        cluster.seconds(1);
        assertThat(nodeOf("a")).isEqualTo("node-1");
        assertThat(scheduled("a").path("status").asText()).isEqualTo("True");
        JsonNode event = events("Scheduled").get(0).json();
        assertThat(event.path("message").asText()).isEqualTo("Successfully assigned shop/a to node-1");
        assertThat(event.path("action").asText()).isEqualTo("Binding");
        assertThat(event.path("reportingComponent").asText()).isEqualTo("default-scheduler");
        assertThat(event.path("eventTime").asText()).matches(".*\\.\\d{6}Z");
        assertThat(event.path("firstTimestamp").asText("")).isIn("", "null");
    }

    @Test
    void without_nodes_it_says_so() {
        pod("a", container(""));
        cluster.seconds(1);
        assertThat(message("a")).isEqualTo("no nodes available to schedule pods");
        assertThat(scheduled("a").path("reason").asText()).isEqualTo("Unschedulable");
        cluster.node("node-1", "2", "4Gi");
        cluster.seconds(3);
        assertThat(nodeOf("a")).isEqualTo("node-1");
    }

    @Test
    void reasons_are_counted_over_nodes_and_sorted() {
        cluster.node("node-1", "2", "4Gi").node("node-2", "2", "4Gi").node("gpu-1", "8", "32Gi");
        cluster.patch(Resources.NODES, "gpu-1", "{'spec':{'taints':[{'key':'nvidia.com/gpu','effect':'NoSchedule'}]}}");
        pod("a", requests("'cpu':'100','memory':'1Ti'"));
        cluster.seconds(1);
        assertThat(message("a"))
                .isEqualTo("0/3 nodes are available: 1 node(s) had untolerated taint(s), 2 Insufficient cpu, 2"
                        + " Insufficient memory." + NOT_HELPFUL.formatted(3, 3));
    }

    @Test
    void selectors_extended_resources_and_host_ports_are_told_apart() {
        cluster.node("node-1", "2", "4Gi");
        pod("selector", container("") + ",'nodeSelector':{'disktype':'ssd'}");
        pod("gpu", container(",'resources':{'limits':{'nvidia.com/gpu':'1'}}"));
        pod("port-1", container(",'ports':[{'containerPort':80,'hostPort':18080,'protocol':'TCP'}]"));
        pod("port-2", container(",'ports':[{'containerPort':80,'hostPort':18080,'protocol':'TCP'}]"));
        cluster.seconds(1);
        assertThat(message("selector"))
                .isEqualTo("0/1 nodes are available: 1 node(s) didn't match Pod's node affinity/selector."
                        + NOT_HELPFUL.formatted(1, 1));
        assertThat(message("gpu"))
                .isEqualTo("0/1 nodes are available: 1 Insufficient nvidia.com/gpu." + NOT_HELPFUL.formatted(1, 1));
        assertThat(message("port-2"))
                .isEqualTo("0/1 nodes are available: 1 node(s) didn't have free ports for the requested pod ports. no"
                        + " new claims to deallocate, preemption: 0/1 nodes are available: 1 No preemption victims"
                        + " found for incoming pod.");
    }

    @Test
    void affinity_between_pods_and_topology_spread_are_told_apart() {
        cluster.node("node-1", "2", "4Gi");
        pod(
                "near",
                container("") + ",'affinity':{'podAffinity':{'requiredDuringSchedulingIgnoredDuringExecution':"
                        + "[{'topologyKey':'kubernetes.io/hostname','labelSelector':{'matchLabels':{'app':'nope'}}}]}}");
        String far = ",'affinity':{'podAntiAffinity':{'requiredDuringSchedulingIgnoredDuringExecution':"
                + "[{'topologyKey':'kubernetes.io/hostname','labelSelector':{'matchExpressions':"
                + "[{'key':'app','operator':'In','values':['far-1','far-2']}]}}]}}";
        pod("far-1", container("") + far);
        pod("far-2", container("") + far);
        pod(
                "topo",
                container("") + ",'topologySpreadConstraints':[{'maxSkew':1,'topologyKey':'example.com/zone',"
                        + "'whenUnsatisfiable':'DoNotSchedule','labelSelector':{'matchLabels':{'app':'topo'}}}]");
        cluster.seconds(1);
        assertThat(message("near"))
                .isEqualTo("0/1 nodes are available: 1 node(s) didn't match pod affinity rules."
                        + NOT_HELPFUL.formatted(1, 1));
        assertThat(message("far-2"))
                .isEqualTo("0/1 nodes are available: 1 node(s) didn't match pod anti-affinity rules. no new claims to"
                        + " deallocate, preemption: 0/1 nodes are available: 1 No preemption victims found for incoming"
                        + " pod.");
        assertThat(message("topo"))
                .isEqualTo("0/1 nodes are available: 1 node(s) didn't match pod topology spread constraints (missing"
                        + " required label)." + NOT_HELPFUL.formatted(1, 1));
    }

    @Test
    void a_missing_claim_is_named() {
        cluster.node("node-1", "2", "4Gi");
        pod("a", container("") + ",'volumes':[{'name':'v','persistentVolumeClaim':{'claimName':'data'}}]");
        cluster.seconds(1);
        assertThat(message("a"))
                .isEqualTo("0/1 nodes are available: persistentvolumeclaim \"data\" not found." + " not found");
    }

    @Test
    void a_pod_waits_for_room_and_gets_it() {
        cluster.node("node-1", "2", "4Gi");
        pod("a", requests("'cpu':'1500m'"));
        cluster.seconds(2);
        pod("b", requests("'cpu':'1500m'"));
        cluster.seconds(5);
        assertThat(nodeOf("b")).isEmpty();
        assertThat(events("FailedScheduling")).hasSize(1);
        cluster.delete(Resources.PODS, "a", DeleteOptions.NOW);
        cluster.seconds(3);
        assertThat(nodeOf("b")).isEqualTo("node-1");
    }

    @Test
    void a_hopeless_pod_is_tried_again_every_five_minutes() {
        cluster.node("node-1", "2", "4Gi");
        pod("a", requests("'cpu':'100'"));
        cluster.seconds(1000);
        assertThat(events("FailedScheduling")).hasSize(2);
        assertThat(events("FailedScheduling"))
                .anySatisfy(
                        e -> assertThat(e.json().path("series").path("count").asInt())
                                .isEqualTo(2));
    }

    /** As recorded: upstream does not ask whether what became free is enough. */
    @Test
    void a_pod_that_leaves_brings_every_pod_back_that_lacked_room_and_a_taint_elsewhere_does_not() {
        cluster.node("node-1", "2", "4Gi").node("gpu-1", "8", "32Gi");
        pod("small", container(""));
        pod("a", requests("'cpu':'100'"));
        cluster.seconds(20);
        cluster.patch(Resources.NODES, "gpu-1", "{'spec':{'taints':[{'key':'nvidia.com/gpu','effect':'NoSchedule'}]}}");
        cluster.seconds(20);
        assertThat(events("FailedScheduling")).hasSize(1);
        cluster.delete(Resources.PODS, "small", DeleteOptions.NOW);
        cluster.seconds(20);
        assertThat(events("FailedScheduling")).hasSize(2);
    }

    @Test
    void cordoning_a_node_and_letting_it_back() {
        cluster.node("node-1", "2", "4Gi");
        cluster.patch(Resources.NODES, "node-1", "{'spec':{'unschedulable':true}}");
        pod("a", container(""));
        cluster.seconds(1);
        assertThat(message("a"))
                .isEqualTo("0/1 nodes are available: 1 node(s) were unschedulable." + NOT_HELPFUL.formatted(1, 1));
        cluster.patch(Resources.NODES, "node-1", "{'spec':{'unschedulable':null}}");
        cluster.seconds(3);
        assertThat(nodeOf("a")).isEqualTo("node-1");
    }

    @Test
    void a_more_important_pod_pushes_a_lesser_one_aside() {
        cluster.node("node-1", "2", "4Gi");
        pod("lesser", requests("'cpu':'1500m'"));
        cluster.seconds(2);
        cluster.create(Resources.PRIORITYCLASSES, "{'metadata':{'name':'high'},'value':1000}");
        pod("greater", requests("'cpu':'1500m'") + ",'priorityClassName':'high'");
        cluster.seconds(5);
        assertThat(nodeOf("greater")).isEqualTo("node-1");
        assertThat(events("Preempted").get(0).json().path("message").asText())
                .isEqualTo("Preempted by pod "
                        + cluster.get(Resources.PODS, "greater").uid() + " on node node-1");
        assertThat(events("FailedScheduling").get(0).json().path("message").asText())
                .isEqualTo("0/1 nodes are available: 1 Insufficient cpu.");
    }

    @Test
    void a_gated_pod_and_one_of_another_scheduler_are_left_alone() {
        cluster.node("node-1", "2", "4Gi");
        pod("gated", container("") + ",'schedulingGates':[{'name':'example.com/wait'}]");
        pod("foreign", container("") + ",'schedulerName':'my-scheduler'");
        cluster.seconds(5);
        assertThat(nodeOf("gated")).isEmpty();
        assertThat(nodeOf("foreign")).isEmpty();
        assertThat(events("FailedScheduling")).isEmpty();
    }

    @Test
    void a_label_a_taint_and_more_room_bring_pending_pods_back() {
        cluster.node("node-1", "2", "4Gi");
        cluster.patch(Resources.NODES, "node-1", "{'spec':{'taints':[{'key':'a','effect':'NoSchedule'}]}}");
        pod("plain", container(""));
        pod("ssd", container("") + ",'nodeSelector':{'disk':'ssd'},'tolerations':[{'operator':'Exists'}]");
        pod("big", requests("'cpu':'3'") + ",'tolerations':[{'operator':'Exists'}]");
        cluster.seconds(20);
        assertThat(List.of(nodeOf("plain"), nodeOf("ssd"), nodeOf("big"))).containsOnly("");
        cluster.patch(Resources.NODES, "node-1", "{'metadata':{'labels':{'disk':'ssd'}}}");
        cluster.seconds(3);
        assertThat(nodeOf("ssd")).isEqualTo("node-1");
        cluster.patch(Resources.NODES, "node-1", "{'spec':{'taints':null}}");
        cluster.seconds(3);
        assertThat(nodeOf("plain")).isEqualTo("node-1");
        cluster.patchStatus(Resources.NODES, "node-1", "{'status':{'allocatable':{'cpu':'4'}}}");
        cluster.seconds(3);
        assertThat(nodeOf("big")).isEqualTo("node-1");
    }

    /** A label that makes a domain elsewhere, and a node that goes, change what a spread allows on other nodes. */
    @Test
    void a_domain_that_goes_brings_a_spread_pod_back() {
        cluster.node("node-1", "2", "4Gi").node("node-2", "2", "4Gi");
        cluster.patch(Resources.NODES, "node-1", "{'metadata':{'labels':{'zone':'a'}}}");
        cluster.patch(Resources.NODES, "node-2", "{'metadata':{'labels':{'zone':'b'}},'spec':{'unschedulable':true}}");
        String spread = ",'topologySpreadConstraints':[{'maxSkew':1,'topologyKey':'zone','whenUnsatisfiable':"
                + "'DoNotSchedule','labelSelector':{}}],'tolerations':[{'key':'x','operator':'Exists'}]";
        pod("first", container("") + spread);
        cluster.seconds(2);
        pod("second", container("") + spread);
        cluster.seconds(20);
        assertThat(nodeOf("first")).isEqualTo("node-1");
        assertThat(nodeOf("second")).isEmpty();
        cluster.delete(Resources.NODES, "node-2", DeleteOptions.DEFAULT);
        cluster.seconds(3);
        assertThat(nodeOf("second")).isEqualTo("node-1");
    }

    /** What a pod may not use anyway is a domain to spread over unless the constraint says otherwise. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "``, node-1, ``",
                "`'nodeTaintsPolicy':'Honor',`, node-1, node-1",
                "`'nodeTaintsPolicy':'Ignore',`, node-1, ``"
            })
    void nodes_that_a_pod_does_not_tolerate_count_as_the_constraint_says(String policy, String first, String second) {
        cluster.node("node-1", "2", "4Gi").node("node-2", "2", "4Gi");
        cluster.patch(Resources.NODES, "node-1", "{'metadata':{'labels':{'zone':'a'}}}");
        cluster.patch(
                Resources.NODES,
                "node-2",
                "{'metadata':{'labels':{'zone':'b'}},'spec':{'taints':[{'key':'gpu','effect':'NoSchedule'}]}}");
        String spread = ",'topologySpreadConstraints':[{" + policy
                + "'maxSkew':1,'topologyKey':'zone','whenUnsatisfiable':'DoNotSchedule','labelSelector':{}}]";
        pod("first", container("") + spread);
        cluster.seconds(2);
        pod("second", container("") + spread);
        cluster.seconds(5);
        assertThat(nodeOf("first")).isEqualTo(first);
        assertThat(nodeOf("second")).isEqualTo(second);
    }
}
