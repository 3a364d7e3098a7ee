package dev.podfall.sim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.kubelet.node.NodeSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What owners make of pods that their node refuses: they replace them, and time goes on. */
class RefusedPodsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Simulation simulation = Simulation.start(new SimulationSpec(
            "test",
            1,
            START,
            List.of(new NodeSpec("node-1", 4000, 16L << 30, 110, Map.of(), Map.of(), List.of())),
            0,
            null));

    @AfterEach
    void close() {
        simulation.close();
    }

    private void create(ResourceType type, String kind, String more) throws Exception {
        ObjectNode object = (ObjectNode) JSON.readTree("""
                {"apiVersion": "%s", "kind": "%s", "metadata": {"name": "web", "namespace": "default"},
                 "spec": {%s "template": {"metadata": {"labels": {"app": "web"}}, "spec": {"nodeName": "node-1",
                   "nodeSelector": {"disk": "fast"}, "restartPolicy": "%s",
                   "containers": [{"name": "c", "image": "nginx:1.27"}]}}}}""".formatted(
                        type == Resources.JOBS ? "batch/v1" : "apps/v1",
                        kind,
                        more,
                        type == Resources.JOBS ? "Never" : "Always"));
        simulation.with(c -> c.create(type, object));
    }

    private List<KubeObject> refused() {
        return simulation.with(c -> c.list(Resources.PODS, "default").stream()
                .map(KubeObject::new)
                .filter(p -> p.status().path("reason").asText().equals("NodeAffinity"))
                .toList());
    }

    @Test
    void a_ReplicaSet_makes_new_ones_no_faster_than_its_client_may() throws Exception {
        create(
                Resources.REPLICASETS,
                "ReplicaSet",
                "\"replicas\": 1, \"selector\": {\"matchLabels\": {\"app\": \"web\"}},");
        simulation.advance(Duration.ofSeconds(30));

        assertThat(simulation.now()).isEqualTo(START.plusSeconds(30));
        assertThat(refused()).hasSizeBetween(2, 30 + 30 * 20);
    }

    @Test
    void what_a_ReplicaSet_leaves_behind_is_cleared_away() throws Exception {
        create(
                Resources.REPLICASETS,
                "ReplicaSet",
                "\"replicas\": 1, \"selector\": {\"matchLabels\": {\"app\": \"web\"}},");
        simulation.advance(Duration.ofMinutes(3));

        assertThat(refused()).hasSizeBetween(500, 500 + 30 + 20 * 21);
    }

    @Test
    void a_DaemonSet_deletes_them_and_makes_new_ones() throws Exception {
        create(Resources.DAEMONSETS, "DaemonSet", "\"selector\": {\"matchLabels\": {\"app\": \"web\"}},");
        simulation.advance(Duration.ofSeconds(30));

        assertThat(refused()).hasSizeLessThan(2);
        assertThat(simulation.tasks()).isLessThan(40_000);
    }

    @Test
    void a_StatefulSet_deletes_them_and_makes_new_ones() throws Exception {
        create(
                Resources.STATEFULSETS,
                "StatefulSet",
                "\"serviceName\": \"web\", \"replicas\": 1, \"selector\": {\"matchLabels\": {\"app\": \"web\"}},");
        simulation.advance(Duration.ofSeconds(30));

        assertThat(refused()).hasSizeLessThan(2);
        assertThat(simulation.tasks()).isLessThan(40_000);
    }

    @Test
    void a_Job_counts_them_as_failures_and_gives_up() throws Exception {
        create(Resources.JOBS, "Job", "\"backoffLimit\": 1,");
        simulation.advance(Duration.ofMinutes(2));

        assertThat(refused()).hasSize(2);
        KubeObject job = simulation.with(c -> new KubeObject(c.get(Resources.JOBS, "default", "web")));
        assertThat(job.is("Failed")).isTrue();
    }
}
