package dev.podfall.sim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.DeleteOptions;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.kubelet.node.NodeSpec;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulationTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void a_deployment_comes_up() {
        try (Simulation simulation = Simulation.start(spec(1, null))) {
            deploy(simulation, "nginx:1.27");
            assertThat(simulation.advanceUntil(() -> ready(simulation) == 2, Duration.ofMinutes(2)))
                    .isTrue();
        }
    }

    @Test
    void the_same_seed_tells_the_same_story() {
        assertThat(story(7)).isEqualTo(story(7)).isNotEqualTo(story(8));
    }

    @Test
    void a_crashing_container_backs_off_on_the_clusters_clock() {
        try (Simulation simulation = Simulation.start(spec(1, null))) {
            deploy(simulation, "busybox:1.36");
            simulation.advance(Duration.ofMinutes(10));
            KubeObject pod = pods(simulation).get(0);
            var status = pod.status().path("containerStatuses").path(0);
            assertThat(status.path("restartCount").asInt()).isBetween(5, 8);
            assertThat(status.at("/state/waiting/reason").asText()).isEqualTo("CrashLoopBackOff");
        }
    }

    @Test
    void what_was_complete_once_and_crashes_does_not_keep_the_cluster_busy() {
        try (Simulation simulation = Simulation.start(spec(1, null))) {
            deploy(simulation, "busybox:1.36");
            simulation.advance(Duration.ofMinutes(30));
            assertThat(simulation.tasks()).isLessThan(40_000);
        }
    }

    @Test
    void a_saved_cluster_goes_on_where_it_was(@TempDir Path directory) {
        List<String> before;
        String url;
        try (Simulation simulation = Simulation.start(spec(1, directory))) {
            deploy(simulation, "nginx:1.27");
            simulation.advance(Duration.ofMinutes(3));
            before = uidsAndRestarts(simulation);
            url = simulation.url();
        }
        try (Simulation restored = Simulation.restore(directory)) {
            assertThat(restored.now()).isBetween(START.plusSeconds(150), START.plusSeconds(181));
            restored.advance(Duration.ofMinutes(2));
            assertThat(uidsAndRestarts(restored)).isEqualTo(before).hasSize(2);
            assertThat(ready(restored)).isEqualTo(2);
            assertThat(restored.url()).isEqualTo(url);
        }
    }

    @Test
    void a_saved_cluster_comes_back_whatever_its_policies_refuse(@TempDir Path directory) throws Exception {
        ObjectNode policy = (ObjectNode) JSON.readTree("""
                {"metadata": {"name": "none"}, "spec": {"validations": [{"expression": "false"}], "matchConstraints":
                  {"resourceRules": [{"apiGroups": ["*"], "apiVersions": ["*"], "operations": ["*"], "resources": ["*"]}]}}}
                """);
        ObjectNode binding = (ObjectNode) JSON.readTree("""
                {"metadata": {"name": "none"}, "spec": {"policyName": "none", "validationActions": ["Deny"]}}
                """);
        try (Simulation simulation = Simulation.start(spec(1, directory))) {
            simulation.with(c -> {
                c.delete(Resources.STORAGECLASSES, null, "standard", DeleteOptions.DEFAULT);
                c.create(Resources.VALIDATINGADMISSIONPOLICIES, policy);
                return c.create(Resources.VALIDATINGADMISSIONPOLICYBINDINGS, binding);
            });
        }
        try (Simulation restored = Simulation.restore(directory)) {
            List<ObjectNode> classes = restored.with(c -> c.list(Resources.STORAGECLASSES, null));
            List<ObjectNode> apis = restored.with(c -> c.list(Resources.APISERVICES, null));
            assertThat(classes).isEmpty();
            assertThat(apis).isNotEmpty();
        }
    }

    @Test
    void a_saved_cluster_moves_when_its_port_was_taken_and_stays_there(@TempDir Path directory) throws Exception {
        int before;
        int moved;
        try (Simulation simulation = Simulation.start(spec(1, directory))) {
            before = URI.create(simulation.url()).getPort();
        }
        try (ServerSocket other = new ServerSocket(before, 1, InetAddress.getLoopbackAddress());
                Simulation restored = Simulation.restore(directory)) {
            moved = URI.create(restored.url()).getPort();
            assertThat(moved).isPositive().isNotEqualTo(other.getLocalPort());
        }
        try (Simulation again = Simulation.restore(directory)) {
            assertThat(URI.create(again.url()).getPort()).isEqualTo(moved);
        }
    }

    private static List<String> story(long seed) {
        try (Simulation simulation = Simulation.start(spec(seed, null))) {
            deploy(simulation, "nginx:1.27");
            simulation.advance(Duration.ofMinutes(2));
            return simulation.with(c -> c.list(Resources.EVENTS, null).stream()
                    .map(e -> e.path("firstTimestamp").asText()
                            + e.at("/metadata/name").asText() + " "
                            + e.path("message").asText())
                    .toList());
        }
    }

    private static List<String> uidsAndRestarts(Simulation simulation) {
        return pods(simulation).stream()
                .map(p -> p.uid() + " "
                        + p.status().at("/containerStatuses/0/restartCount").asInt() + " "
                        + p.status().at("/containerStatuses/0/containerID").asText())
                .toList();
    }

    private static List<KubeObject> pods(Simulation simulation) {
        return simulation.with(c ->
                c.list(Resources.PODS, "default").stream().map(KubeObject::new).toList());
    }

    private static long ready(Simulation simulation) {
        return pods(simulation).stream().filter(p -> p.is("Ready")).count();
    }

    private static SimulationSpec spec(long seed, Path directory) {
        List<NodeSpec> nodes = List.of(
                new NodeSpec("node-1", 4000, 16L << 30, 110, Map.of(), Map.of(), List.of()),
                new NodeSpec("node-2", 4000, 16L << 30, 110, Map.of(), Map.of(), List.of()));
        return new SimulationSpec("test", seed, START, nodes, 0, directory);
    }

    private static void deploy(Simulation simulation, String image) {
        simulation.with(c -> c.create(Resources.DEPLOYMENTS, manifest(image)));
    }

    private static ObjectNode manifest(String image) {
        try {
            return (ObjectNode) JSON.readTree("""
                    {"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "web", "namespace": "default"},
                     "spec": {"replicas": 2, "selector": {"matchLabels": {"app": "web"}},
                       "template": {"metadata": {"labels": {"app": "web"}},
                         "spec": {"containers": [{"name": "web", "image": "%s"}]}}}}
                    """.formatted(image));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
