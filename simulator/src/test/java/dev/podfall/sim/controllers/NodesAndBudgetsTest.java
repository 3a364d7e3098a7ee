package dev.podfall.sim.controllers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.sim.client.DeleteOptions;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.Resources;
import org.junit.jupiter.api.Test;

class NodesAndBudgetsTest {
    private final ControlPlane cluster =
            new ControlPlane().node("node-1", "4", "16Gi").node("node-2", "4", "16Gi");

    private void podOnNode2(String tolerations) {
        cluster.create(
                Resources.PODS,
                "{'metadata':{'name':'a','labels':{'app':'a'}},'spec':{'nodeName':'node-2'" + tolerations
                        + ",'containers':[{'name':'c','image':'nginx'}]}}");
    }

    @Test
    void a_silent_node_becomes_unknown_is_tainted_and_loses_its_pods_after_five_minutes() {
        podOnNode2(",'tolerations':[{'key':'node.kubernetes.io/unreachable','operator':'Exists','effect':'NoExecute',"
                + "'tolerationSeconds':300}]");
        cluster.seconds(20);
        cluster.takeEvents();
        cluster.silent.add("node-2");
        cluster.seconds(70);
        KubeObject node = cluster.get(Resources.NODES, "node-2");
        assertThat(ControlPlane.condition(node, "Ready").path("status").asText())
                .isEqualTo("Unknown");
        assertThat(ControlPlane.condition(node, "Ready").path("message").asText())
                .isEqualTo("Kubelet stopped posting node status.");
        assertThat(node.spec().path("taints").findValuesAsText("key"))
                .containsExactly("node.kubernetes.io/unreachable", "node.kubernetes.io/unreachable");
        assertThat(node.spec().path("taints").findValuesAsText("effect")).containsExactly("NoSchedule", "NoExecute");
        assertThat(cluster.get(Resources.PODS, "a").is("Ready")).isFalse();
        assertThat(cluster.takeEvents())
                .containsExactly(
                        "Normal NodeNotReady Node/node-2: Node node-2 status is now: NodeNotReady",
                        "Warning NodeNotReady Pod/a: Node is not ready");
        cluster.seconds(270);
        assertThat(cluster.list(Resources.PODS)).hasSize(1);
        cluster.seconds(40);
        assertThat(cluster.get(Resources.PODS, "a").isTerminating()).isTrue();
        assertThat(cluster.takeEvents()).contains("Normal TaintManagerEviction Pod/a: Marking for deletion Pod shop/a");
    }

    @Test
    void a_node_that_comes_back_loses_its_taints() {
        cluster.silent.add("node-2");
        cluster.seconds(70);
        assertThat(cluster.get(Resources.NODES, "node-2").spec().path("taints")).hasSize(2);
        cluster.silent.clear();
        cluster.seconds(11);
        assertThat(cluster.get(Resources.NODES, "node-2").spec().path("taints")).isEmpty();
    }

    @Test
    void cordoning_taints_the_node() {
        cluster.seconds(10);
        cluster.patch(Resources.NODES, "node-2", "{'spec':{'unschedulable':true}}");
        cluster.seconds(1);
        assertThat(cluster.get(Resources.NODES, "node-2").spec().path("taints").findValuesAsText("key"))
                .containsExactly("node.kubernetes.io/unschedulable");
    }

    @Test
    void a_taint_that_a_pod_does_not_tolerate_drives_it_out_at_once() {
        cluster.seconds(10);
        podOnNode2("");
        cluster.seconds(10);
        cluster.patch(Resources.NODES, "node-2", "{'spec':{'taints':[{'key':'maintenance','effect':'NoExecute'}]}}");
        cluster.seconds(3);
        assertThat(cluster.list(Resources.PODS)).isEmpty();
    }

    @Test
    void pods_of_a_node_that_is_gone_are_cleared_away() {
        cluster.seconds(10);
        podOnNode2("");
        cluster.seconds(5);
        cluster.delete(Resources.NODES, "node-2", DeleteOptions.DEFAULT);
        cluster.seconds(40);
        assertThat(cluster.list(Resources.PODS)).hasSize(1);
        cluster.seconds(30);
        assertThat(cluster.list(Resources.PODS)).isEmpty();
    }

    @Test
    void a_budget_counts_what_may_go() {
        cluster.create(
                Resources.PODDISRUPTIONBUDGETS,
                "{'metadata':{'name':'web'},'spec':{'maxUnavailable':'34%','selector':{'matchLabels':{'app':'rs'}}}}");
        cluster.seconds(1);
        cluster.create(
                Resources.REPLICASETS,
                "{'metadata':{'name':'rs'},'spec':{'replicas':3,'selector':{'matchLabels':{'app':'rs'}},"
                        + "'template':{'metadata':{'labels':{'app':'rs'}},'spec':{'containers':"
                        + "[{'name':'c','image':'nginx'}]}}}}");
        cluster.seconds(5);
        KubeObject budget = cluster.get(Resources.PODDISRUPTIONBUDGETS, "web");
        assertThat(budget.status().path("expectedPods").asInt()).isEqualTo(3);
        assertThat(budget.status().path("desiredHealthy").asInt()).isEqualTo(1);
        assertThat(budget.status().path("disruptionsAllowed").asInt()).isEqualTo(2);
        assertThat(ControlPlane.condition(budget, "DisruptionAllowed")
                        .path("reason")
                        .asText())
                .isEqualTo("SufficientPods");
        assertThat(cluster.takeEvents()).contains("Normal NoPods PodDisruptionBudget/web: No matching pods found");
    }
}
