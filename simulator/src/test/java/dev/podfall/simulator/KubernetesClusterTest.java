package dev.podfall.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody else's test gets. */
class KubernetesClusterTest {
    private static final Duration LIMIT = Duration.ofMinutes(5);

    @Test
    void a_deployment_comes_up_while_time_runs_ahead() {
        try (KubernetesCluster cluster = KubernetesCluster.builder().speed(0).start();
                KubernetesClient client = client(cluster.kubeconfig())) {
            client.resource(deployment("web", 3)).create();
            Instant before = cluster.now();
            cluster.await(() -> ready(client) == 3, LIMIT);
            assertThat(Duration.between(before, cluster.now())).isBetween(Duration.ofSeconds(1), LIMIT);
        }
    }

    @Test
    void a_client_that_waits_sees_it_come_up_as_the_clock_runs() {
        try (KubernetesCluster cluster = KubernetesCluster.builder().speed(100).start();
                KubernetesClient client = client(cluster.kubeconfig())) {
            client.resource(deployment("web", 1)).create();
            client.apps().deployments().withName("web").waitUntilReady(60, TimeUnit.SECONDS);
            assertThat(ready(client)).isEqualTo(1);
        }
    }

    /** A run ahead leaves the clock ahead of the wall's: it must go on from there, not wait for the wall's. */
    @Test
    void after_a_run_ahead_the_clock_runs_on() {
        try (KubernetesCluster cluster = KubernetesCluster.builder().speed(100).start();
                KubernetesClient client = client(cluster.kubeconfig())) {
            cluster.advance(Duration.ofHours(2));
            client.resource(deployment("web", 1)).create();
            client.apps().deployments().withName("web").waitUntilReady(60, TimeUnit.SECONDS);
            assertThat(ready(client)).isEqualTo(1);
        }
    }

    @Test
    void a_clock_that_stands_moves_when_it_is_told_to_alone() {
        Instant start = Instant.parse("2030-01-01T00:00:00Z");
        try (KubernetesCluster cluster =
                KubernetesCluster.builder().speed(0).startingAt(start).start()) {
            assertThat(cluster.now()).isEqualTo(start);
            cluster.advance(Duration.ofHours(3));
            assertThat(cluster.now()).isEqualTo(start.plus(Duration.ofHours(3)));
        }
    }

    @Test
    void what_never_happens_is_told_with_its_limit() {
        try (KubernetesCluster cluster = KubernetesCluster.builder().speed(0).start()) {
            Instant before = cluster.now();
            assertThatThrownBy(() -> cluster.await(() -> false, Duration.ofMinutes(1)))
                    .isInstanceOf(NotInTimeException.class)
                    .hasMessageContaining("PT1M");
            assertThat(cluster.now()).isEqualTo(before.plus(Duration.ofMinutes(1)));
        }
    }

    /** A client's look costs more than the time that passes. */
    @Test
    void who_waits_for_hours_looks_some_hundred_times() {
        try (KubernetesCluster cluster = KubernetesCluster.builder().speed(0).start()) {
            Instant until = cluster.now().plus(Duration.ofHours(2));
            AtomicInteger looks = new AtomicInteger();
            cluster.await(() -> looks.incrementAndGet() > 0 && !cluster.now().isBefore(until), Duration.ofHours(3));
            assertThat(looks.get()).isLessThan(200);
            assertThat(cluster.now()).isBetween(until, until.plus(Duration.ofMinutes(7)));
        }
    }

    @Test
    void nodes_are_as_they_were_asked_for() {
        Node plain = Node.named("plain");
        plain.resource("nvidia.com/gpu", 2); // another one, which nobody takes
        try (KubernetesCluster cluster = KubernetesCluster.builder()
                        .nodes(
                                plain,
                                Node.named("gpu-1")
                                        .cpus(8)
                                        .memoryGiB(32)
                                        .pods(10)
                                        .label("accelerator", "a100")
                                        .resource("nvidia.com/gpu", 2)
                                        .taint("nvidia.com/gpu=present:NoSchedule"))
                        .start();
                KubernetesClient client = client(cluster.kubeconfig())) {
            assertThat(client.nodes().list().getItems())
                    .extracting(n -> n.getMetadata().getName())
                    .containsExactlyInAnyOrder("plain", "gpu-1");
            var node = client.nodes().withName("gpu-1").get();
            assertThat(node.getStatus().getCapacity().get("cpu").toString()).isEqualTo("8");
            assertThat(node.getStatus().getCapacity().get("pods").toString()).isEqualTo("10");
            assertThat(node.getStatus().getCapacity().get("nvidia.com/gpu").toString())
                    .isEqualTo("2");
            assertThat(node.getMetadata().getLabels()).containsEntry("accelerator", "a100");
            assertThat(node.getSpec().getTaints())
                    .extracting(t -> t.getEffect())
                    .contains("NoSchedule");
            assertThat(client.nodes().withName("plain").get().getStatus().getCapacity())
                    .doesNotContainKey("nvidia.com/gpu");
        }
    }

    @Test
    void images_of_ones_own_run_and_others_are_not_found() {
        try (KubernetesCluster cluster = KubernetesCluster.builder()
                        .speed(0)
                        .image("registry.example.com/shop:1.4", 8080)
                        .image("registry.example.com/shop:1.5")
                        .start();
                KubernetesClient client = client(cluster.kubeconfig())) {
            client.resource(pod("serving", "registry.example.com/shop:1.4", 8080))
                    .create();
            client.resource(pod("idle", "registry.example.com/shop:1.5", 0)).create();
            client.resource(pod("deaf", "registry.example.com/shop:1.5", 8080)).create();
            client.resource(pod("unknown", "registry.example.com/shop:2.0", 0)).create();
            cluster.advance(Duration.ofMinutes(3));
            assertThat(states(client))
                    .containsEntry("serving", "Running, ready")
                    .containsEntry("idle", "Running, ready")
                    .containsEntry("deaf", "Running")
                    .containsEntry("unknown", "Pending");
        }
    }

    private static Map<String, String> states(KubernetesClient client) {
        Map<String, String> states = new TreeMap<>();
        for (Pod pod : client.pods().list().getItems()) {
            boolean ready = pod.getStatus().getContainerStatuses().stream().allMatch(ContainerStatus::getReady);
            states.put(pod.getMetadata().getName(), pod.getStatus().getPhase() + (ready ? ", ready" : ""));
        }
        return states;
    }

    private static Pod pod(String name, String image, int probed) {
        PodBuilder pod = new PodBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withName("main")
                .withImage(image)
                .endContainer()
                .endSpec();
        if (probed > 0) {
            pod.editSpec()
                    .editFirstContainer()
                    .withNewReadinessProbe()
                    .withNewHttpGet()
                    .withPath("/")
                    .withNewPort(probed)
                    .endHttpGet()
                    .endReadinessProbe()
                    .endContainer()
                    .endSpec();
        }
        return pod.build();
    }

    @Test
    void a_user_may_do_nothing_until_a_role_says_so() {
        try (KubernetesCluster cluster = KubernetesCluster.start();
                KubernetesClient jane = client(cluster.kubeconfig("jane", "auditors"));
                KubernetesClient admin = client(cluster.kubeconfig())) {
            assertThatThrownBy(() -> jane.pods().list())
                    .isInstanceOf(KubernetesClientException.class)
                    .hasMessageContaining("User \"jane\" cannot list resource \"pods\"");
            admin.rbac()
                    .clusterRoleBindings()
                    .resource(new ClusterRoleBindingBuilder()
                            .withNewMetadata()
                            .withName("auditors")
                            .endMetadata()
                            .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", "view")
                            .addNewSubject("rbac.authorization.k8s.io", "Group", "auditors", null)
                            .build())
                    .create();
            assertThat(jane.pods().list().getItems()).isEmpty();
        }
    }

    @Test
    void its_kubeconfig_is_a_file_until_it_is_closed() throws IOException {
        Path file;
        KubernetesCluster closed = KubernetesCluster.builder().name("shop").start();
        try (KubernetesCluster cluster = closed) {
            file = cluster.kubeconfigFile();
            assertThat(cluster.kubeconfigFile()).isEqualTo(file);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            Config config = Config.fromKubeconfig(Files.readString(file));
            assertThat(config.getMasterUrl()).startsWith(cluster.url());
            assertThat(config.getCurrentContext().getName()).contains("shop");
        }
        assertThat(file).doesNotExist();
        assertThatThrownBy(closed::kubeconfigFile).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void the_ingress_answers_on_loopback() throws Exception {
        try (KubernetesCluster cluster = KubernetesCluster.start()) {
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(cluster.ingressUrl() + "/nowhere"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(404);
        }
    }

    @Test
    void two_at_once_know_nothing_of_each_other() {
        try (KubernetesCluster one = KubernetesCluster.start();
                KubernetesCluster other = KubernetesCluster.start();
                KubernetesClient client = client(one.kubeconfig());
                KubernetesClient elsewhere = client(other.kubeconfig())) {
            client.resource(new ConfigMapBuilder()
                            .withNewMetadata()
                            .withName("mine")
                            .endMetadata()
                            .build())
                    .create();
            assertThat(one.url()).isNotEqualTo(other.url());
            assertThat(client.configMaps().withName("mine").get()).isNotNull();
            assertThat(elsewhere.configMaps().withName("mine").get()).isNull();
        }
    }

    @Test
    void the_same_seed_tells_the_same_story() {
        assertThat(podNames(7)).isEqualTo(podNames(7)).isNotEqualTo(podNames(8));
    }

    @Test
    void once_closed_it_says_so_and_may_be_closed_again() {
        KubernetesCluster cluster = KubernetesCluster.start();
        cluster.close();
        cluster.close();
        assertThatThrownBy(cluster::kubeconfig)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
        assertThatThrownBy(() -> cluster.advance(Duration.ofSeconds(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void a_port_that_another_program_has_is_named() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> KubernetesCluster.builder()
                            .port(taken.getLocalPort())
                            .start())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(String.valueOf(taken.getLocalPort()));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, 1001, Double.NaN})
    void a_speed_that_no_clock_has_is_refused(double speed) {
        assertThatThrownBy(() -> KubernetesCluster.builder().speed(speed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 for real time");
    }

    @Test
    void what_no_cluster_can_be_is_refused() {
        assertThatThrownBy(() -> KubernetesCluster.builder().nodes(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> KubernetesCluster.builder().image("Shop:1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be lowercase");
        assertThatThrownBy(() -> KubernetesCluster.builder().image("shop:1", 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Node.named("n").cpus(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Node.named("n").taint("dedicated")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Node.named("n").taint("gpu=yes:NoScheduling"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NoExecute");
        assertThatThrownBy(() -> Node.named("Node_1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("lowercase");
        assertThatThrownBy(() -> KubernetesCluster.builder().nodes(Node.named("n"), Node.named("n")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_version_is_what_its_server_says() {
        try (KubernetesCluster cluster = KubernetesCluster.start();
                KubernetesClient client = client(cluster.kubeconfig())) {
            assertThat(client.getKubernetesVersion().getGitVersion()).isEqualTo(KubernetesCluster.VERSION);
        }
    }

    private static List<String> podNames(long seed) {
        try (KubernetesCluster cluster = KubernetesCluster.builder()
                        .speed(0)
                        .seed(seed)
                        .startingAt(Instant.parse("2030-01-01T00:00:00Z"))
                        .start();
                KubernetesClient client = client(cluster.kubeconfig())) {
            client.resource(new PodBuilder()
                            .withNewMetadata()
                            .withGenerateName("web-")
                            .endMetadata()
                            .withNewSpec()
                            .addNewContainer()
                            .withName("web")
                            .withImage("nginx:1.27")
                            .endContainer()
                            .endSpec()
                            .build())
                    .create();
            return client.pods().list().getItems().stream()
                    .map(p -> p.getMetadata().getName())
                    .toList();
        }
    }

    private static KubernetesClient client(String kubeconfig) {
        return new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(kubeconfig))
                .build();
    }

    private static int ready(KubernetesClient client) {
        Deployment now = client.apps().deployments().withName("web").get();
        Integer ready = now.getStatus() == null ? null : now.getStatus().getReadyReplicas();
        return ready == null ? 0 : ready;
    }

    private static Deployment deployment(String name, int replicas) {
        return new DeploymentBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .withNewSpec()
                .withReplicas(replicas)
                .withNewSelector()
                .addToMatchLabels("app", name)
                .endSelector()
                .withNewTemplate()
                .withNewMetadata()
                .addToLabels("app", name)
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withName("web")
                .withImage("nginx:1.27")
                .endContainer()
                .endSpec()
                .endTemplate()
                .endSpec()
                .build();
    }
}
