package dev.podfall.sim.controllers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.Resources;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Without a metrics server as in the real cluster's records, and with one. */
class AutoscalerTest {
    private ControlPlane cluster = new ControlPlane().node("node-1", "4", "16Gi");
    private int milliCpu;

    private List<ObjectNode> metrics(String namespace) {
        return cluster.client.list(Resources.PODS, namespace).stream()
                .map(p -> ControlPlane.json("{'metadata':{'name':'"
                        + p.path("metadata").path("name").asText()
                        + "'},'containers':[{'name':'c','usage':{'cpu':'" + milliCpu + "m'}}]}"))
                .toList();
    }

    private void autoscaler(String name, int min, int max) {
        cluster.create(
                Resources.HORIZONTALPODAUTOSCALERS,
                "{'metadata':{'name':'" + name + "'},'spec':{'minReplicas':" + min + ",'maxReplicas':" + max
                        + ",'scaleTargetRef':{'apiVersion':'apps/v1','kind':'Deployment','name':'" + name + "'},"
                        + "'metrics':[{'type':'Resource','resource':{'name':'cpu','target':{'type':'Utilization',"
                        + "'averageUtilization':50}}}]}}");
    }

    private void deployment(String name, int replicas) {
        cluster.create(
                Resources.DEPLOYMENTS,
                "{'metadata':{'name':'" + name + "'},'spec':{'replicas':" + replicas
                        + ",'selector':{'matchLabels':{'app':'a'}},'template':{'metadata':{'labels':{'app':'a'}},"
                        + "'spec':{'containers':[{'name':'c','image':'nginx','resources':{'requests':{'cpu':'10m'}}}]}}}}");
    }

    @Test
    void a_missing_target_is_named() {
        autoscaler("gone", 1, 5);
        cluster.seconds(1);
        KubeObject gone = cluster.get(Resources.HORIZONTALPODAUTOSCALERS, "gone");
        assertThat(ControlPlane.condition(gone, "AbleToScale").path("message").asText())
                .isEqualTo("the HPA controller was unable to get the target's current scale: deployments.apps \"gone\""
                        + " not found");
        assertThat(cluster.takeEvents())
                .contains("Warning FailedGetScale HorizontalPodAutoscaler/gone: deployments.apps \"gone\" not found");
    }

    @Test
    void missing_metrics_are_named_and_the_size_stays() {
        deployment("web", 2);
        autoscaler("web", 1, 5);
        cluster.seconds(20);
        KubeObject web = cluster.get(Resources.HORIZONTALPODAUTOSCALERS, "web");
        assertThat(ControlPlane.condition(web, "ScalingActive").path("reason").asText())
                .isEqualTo("FailedGetResourceMetric");
        assertThat(ControlPlane.condition(web, "ScalingActive").path("message").asText())
                .isEqualTo(
                        "the HPA was unable to compute the replica count: failed to get cpu utilization: unable to get"
                                + " metrics for resource cpu: unable to fetch metrics from resource metrics API: the server could"
                                + " not find the requested resource (get pods.metrics.k8s.io)");
        assertThat(replicas()).isEqualTo(2);
    }

    @Test
    void a_size_outside_the_bounds_is_corrected_without_metrics() {
        deployment("web", 1);
        autoscaler("web", 3, 5);
        cluster.seconds(5);
        assertThat(replicas()).isEqualTo(3);
        assertThat(cluster.takeEvents())
                .contains("Normal SuccessfulRescale HorizontalPodAutoscaler/web: New size: 3; reason: Current number of"
                        + " replicas below Spec.MinReplicas");
    }

    @Test
    void a_busy_workload_grows_at_once_and_shrinks_after_five_quiet_minutes() {
        cluster = new ControlPlane(this::metrics).node("node-1", "4", "16Gi");
        milliCpu = 10;
        deployment("web", 2);
        cluster.seconds(5);
        autoscaler("web", 1, 5);
        cluster.seconds(10);
        assertThat(replicas()).isEqualTo(4);
        assertThat(cluster.takeEvents())
                .contains("Normal SuccessfulRescale HorizontalPodAutoscaler/web: New size: 4; reason: cpu resource"
                        + " utilization (percentage of request) above target");
        milliCpu = 1;
        cluster.seconds(240);
        assertThat(replicas()).isGreaterThanOrEqualTo(4);
        cluster.seconds(120);
        assertThat(replicas()).isEqualTo(1);
        assertThat(cluster.takeEvents())
                .contains("Normal SuccessfulRescale HorizontalPodAutoscaler/web: New size: 1; reason: All metrics below"
                        + " target");
    }

    @Test
    void at_a_look_a_workload_comes_to_four_or_doubles() {
        cluster = new ControlPlane(this::metrics).node("node-1", "4", "16Gi");
        milliCpu = 1000;
        deployment("web", 1);
        cluster.seconds(5);
        autoscaler("web", 1, 20);
        cluster.seconds(5);
        assertThat(replicas()).isEqualTo(4);
        KubeObject web = cluster.get(Resources.HORIZONTALPODAUTOSCALERS, "web");
        assertThat(ControlPlane.condition(web, "ScalingLimited").path("reason").asText())
                .isEqualTo("ScaleUpLimit");
        cluster.seconds(15);
        assertThat(replicas()).isEqualTo(8);
    }

    @Test
    void an_idle_workload_keeps_its_size_for_the_first_five_minutes() {
        cluster = new ControlPlane(this::metrics).node("node-1", "4", "16Gi");
        milliCpu = 1;
        deployment("web", 3);
        cluster.seconds(5);
        autoscaler("web", 1, 5);
        cluster.seconds(240);
        assertThat(replicas()).isEqualTo(3);
        cluster.seconds(120);
        assertThat(replicas()).isEqualTo(1);
    }

    private int replicas() {
        return cluster.get(Resources.DEPLOYMENTS, "web").spec().path("replicas").asInt();
    }
}
