package dev.podfall.sim.controllers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.sim.client.DeleteOptions;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.Resources;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sequences as a real cluster shows them. */
class DeploymentTest {
    private final ControlPlane cluster =
            new ControlPlane().node("node-1", "4", "16Gi").node("node-2", "4", "16Gi");

    private void deploy(int replicas, String extra) {
        cluster.create(
                Resources.DEPLOYMENTS,
                "{'metadata':{'name':'web'},'spec':{'replicas':" + replicas
                        + ",'selector':{'matchLabels':{'app':'web'}},"
                        + "'revisionHistoryLimit':10,'progressDeadlineSeconds':600,"
                        + "'strategy':{'type':'RollingUpdate','rollingUpdate':{'maxSurge':'25%','maxUnavailable':'25%'}},"
                        + "'template':{'metadata':{'labels':{'app':'web'}},"
                        + "'spec':{'containers':[{'name':'web','image':'nginx:1.27'}]}}" + extra + "}}");
    }

    private void image(String image) {
        cluster.patch(
                Resources.DEPLOYMENTS,
                "web",
                "{'spec':{'template':{'spec':{'containers':[{'name':'web','image':'" + image + "'}]}}}}");
    }

    private KubeObject web() {
        return cluster.get(Resources.DEPLOYMENTS, "web");
    }

    private KubeObject revision(int number) {
        return cluster.list(Resources.REPLICASETS).stream()
                .filter(r ->
                        r.annotations().get("deployment.kubernetes.io/revision").equals(Integer.toString(number)))
                .findFirst()
                .orElseThrow();
    }

    private List<String> scalings() {
        return cluster.takeEvents().stream()
                .filter(e -> e.contains("ScalingReplicaSet"))
                .map(e -> e.substring(e.indexOf(": ") + 2))
                .toList();
    }

    @Test
    void a_new_deployment_gets_a_replica_set_pods_and_a_status_that_says_so() {
        deploy(2, "");
        cluster.seconds(5);
        KubeObject set = revision(1);
        assertThat(cluster.takeEvents())
                .first()
                .isEqualTo("Normal ScalingReplicaSet Deployment/web: Scaled up replica set " + set.name()
                        + " from 0 to 2");
        assertThat(set.name()).matches("web-[bcdf-hj-np-tv-xz2456789]{8,10}");
        assertThat(set.labels()).containsEntry("pod-template-hash", set.name().substring(4));
        assertThat(set.annotations())
                .containsEntry("deployment.kubernetes.io/desired-replicas", "2")
                .containsEntry("deployment.kubernetes.io/max-replicas", "3");
        KubeObject web = web();
        assertThat(web.annotations()).containsEntry("deployment.kubernetes.io/revision", "1");
        assertThat(web.generation()).isEqualTo(1);
        assertThat(web.status().path("availableReplicas").asInt()).isEqualTo(2);
        assertThat(web.status().path("updatedReplicas").asInt()).isEqualTo(2);
        assertThat(web.status().path("terminatingReplicas").isNumber()).isTrue();
        assertThat(web.status().path("observedGeneration").asLong()).isEqualTo(web.generation());
        assertThat(web.status().path("conditions").findValuesAsText("type"))
                .containsExactly("Available", "Progressing");
        assertThat(ControlPlane.condition(web, "Available").path("message").asText())
                .isEqualTo("Deployment has minimum availability.");
        assertThat(ControlPlane.condition(web, "Progressing").path("message").asText())
                .isEqualTo("ReplicaSet \"" + set.name() + "\" has successfully progressed.");
        assertThat(ControlPlane.condition(web, "Progressing").path("reason").asText())
                .isEqualTo("NewReplicaSetAvailable");
    }

    @Test
    void two_replicas_land_on_two_nodes() {
        deploy(2, "");
        cluster.seconds(5);
        assertThat(cluster.list(Resources.PODS))
                .extracting(p -> p.spec().path("nodeName").asText())
                .containsExactlyInAnyOrder("node-1", "node-2");
    }

    @Test
    void scaling_up_and_down_is_told() {
        deploy(2, "");
        cluster.seconds(5);
        scalings();
        cluster.patch(Resources.DEPLOYMENTS, "web", "{'spec':{'replicas':3}}");
        cluster.seconds(5);
        cluster.patch(Resources.DEPLOYMENTS, "web", "{'spec':{'replicas':1}}");
        cluster.seconds(5);
        String name = revision(1).name();
        assertThat(scalings())
                .containsExactly(
                        "Scaled up replica set " + name + " from 2 to 3",
                        "Scaled down replica set " + name + " from 3 to 1");
        assertThat(cluster.list(Resources.PODS)).hasSize(1);
    }

    @Test
    void what_a_set_is_asked_for_comes_at_once_and_what_replaces_it_no_faster_than_its_client_may() {
        deploy(300, "");
        cluster.seconds(2);
        assertThat(cluster.list(Resources.PODS)).hasSize(300);
        cluster.patch(Resources.DEPLOYMENTS, "web", "{'spec':{'replicas':400}}");
        cluster.seconds(2);
        assertThat(cluster.list(Resources.PODS)).hasSize(400);

        cluster.list(Resources.PODS).forEach(p -> cluster.delete(Resources.PODS, p.name(), DeleteOptions.NOW));
        cluster.seconds(5);
        assertThat(cluster.list(Resources.PODS)).hasSizeBetween(30, 30 + 5 * 20 + 80);
        cluster.seconds(20);
        assertThat(cluster.list(Resources.PODS)).hasSize(400);
    }

    @Test
    void a_rolling_update_goes_one_up_one_down() {
        deploy(3, "");
        cluster.seconds(5);
        scalings();
        image("nginx:1.28");
        cluster.seconds(20);
        String old = revision(1).name();
        String fresh = revision(2).name();
        assertThat(scalings())
                .containsExactly(
                        "Scaled up replica set " + fresh + " from 0 to 1",
                        "Scaled down replica set " + old + " from 3 to 2",
                        "Scaled up replica set " + fresh + " from 1 to 2",
                        "Scaled down replica set " + old + " from 2 to 1",
                        "Scaled up replica set " + fresh + " from 2 to 3",
                        "Scaled down replica set " + old + " from 1 to 0");
        assertThat(web().annotations()).containsEntry("deployment.kubernetes.io/revision", "2");
        assertThat(ControlPlane.condition(web(), "Progressing").path("reason").asText())
                .isEqualTo("NewReplicaSetAvailable");
    }

    @Test
    void going_back_to_an_old_template_raises_its_revision_and_remembers_the_old_one() {
        deploy(1, "");
        cluster.seconds(5);
        image("nginx:1.28");
        cluster.seconds(5);
        image("nginx:1.27");
        cluster.seconds(10);
        assertThat(cluster.list(Resources.REPLICASETS)).hasSize(2);
        assertThat(revision(3).annotations()).containsEntry("deployment.kubernetes.io/revision-history", "1");
        assertThat(revision(3).spec().path("replicas").asInt()).isEqualTo(1);
    }

    @Test
    void a_rollout_that_stands_still_times_out_after_its_deadline() {
        deploy(1, "");
        cluster.seconds(5);
        cluster.ready = pod -> false;
        image("nginx:1.99");
        cluster.seconds(590);
        assertThat(ControlPlane.condition(web(), "Progressing").path("reason").asText())
                .isEqualTo("ReplicaSetUpdated");
        cluster.seconds(30);
        assertThat(ControlPlane.condition(web(), "Progressing").path("reason").asText())
                .isEqualTo("ProgressDeadlineExceeded");
        assertThat(ControlPlane.condition(web(), "Progressing").path("message").asText())
                .isEqualTo("ReplicaSet \"" + revision(2).name() + "\" has timed out progressing.");
        assertThat(ControlPlane.condition(web(), "Available").path("status").asText())
                .isEqualTo("True");
    }

    @Test
    void a_paused_deployment_is_scaled_but_not_rolled_out() {
        deploy(1, ",'paused':true");
        cluster.seconds(5);
        assertThat(cluster.list(Resources.REPLICASETS)).isEmpty();
        assertThat(ControlPlane.condition(web(), "Progressing").path("reason").asText())
                .isEqualTo("DeploymentPaused");
        cluster.patch(Resources.DEPLOYMENTS, "web", "{'spec':{'paused':false}}");
        cluster.seconds(5);
        assertThat(web().status().path("availableReplicas").asInt()).isEqualTo(1);
    }

    @Test
    void recreate_waits_for_the_last_old_pod() {
        cluster.create(
                Resources.DEPLOYMENTS,
                "{'metadata':{'name':'web'},'spec':{'replicas':2,'selector':{'matchLabels':{'app':'web'}},"
                        + "'strategy':{'type':'Recreate'},'template':{'metadata':{'labels':{'app':'web'}},"
                        + "'spec':{'containers':[{'name':'web','image':'nginx:1.27'}]}}}}");
        cluster.seconds(5);
        image("nginx:1.28");
        cluster.advance(Duration.ofMillis(500));
        assertThat(cluster.list(Resources.REPLICASETS)).hasSize(1);
        cluster.seconds(10);
        assertThat(cluster.list(Resources.PODS))
                .hasSize(2)
                .allMatch(p -> p.spec()
                        .path("containers")
                        .get(0)
                        .path("image")
                        .asText()
                        .equals("nginx:1.28"));
    }

    @Test
    void old_replica_sets_beyond_the_history_limit_are_deleted() {
        deploy(1, ",'revisionHistoryLimit':1");
        cluster.seconds(5);
        for (int i = 0; i < 3; i++) {
            image("nginx:1.3" + i);
            cluster.seconds(10);
        }
        assertThat(cluster.list(Resources.REPLICASETS)).hasSize(2);
    }

    @Test
    void deleting_a_deployment_takes_replica_sets_and_pods_along() {
        deploy(2, "");
        cluster.seconds(5);
        cluster.delete(Resources.DEPLOYMENTS, "web", dev.podfall.sim.client.DeleteOptions.background());
        cluster.seconds(5);
        assertThat(cluster.list(Resources.REPLICASETS)).isEmpty();
        assertThat(cluster.list(Resources.PODS)).isEmpty();
    }
}
