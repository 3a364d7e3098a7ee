package dev.podfall.engine.kind;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.Cluster;
import dev.podfall.engine.ClusterApi.HttpAnswer;
import dev.podfall.engine.ClusterApi.HttpCall;
import dev.podfall.engine.ClusterSpec;
import dev.podfall.engine.FailuresContract;
import dev.podfall.engine.Learner;
import dev.podfall.engine.Origin;
import dev.podfall.engine.Progress;
import dev.podfall.engine.fault.FaultsContract;
import dev.podfall.scenario.LabFacts.Access;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** One cluster of three nodes, from its beginning to its end. */
@Tag("kind")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KindProviderTest implements FaultsContract, FailuresContract {
    @TempDir
    static Path home;

    private final List<String> told = new ArrayList<>();
    private Remains before;
    private KindProvider provider;
    private Cluster cluster;
    private Path directory;

    @BeforeAll
    void make() {
        before = Remains.see(home);
        provider = new KindProvider(home, System.getenv());
        directory = home.resolve("attempts/try-1/cluster");
        Progress progress = (phase, text, state, millis) -> told.add(phase + " " + state);
        cluster = provider.provision(new ClusterSpec("try-1", 1, 3, Duration.ZERO, directory), progress);
    }

    @AfterAll
    void nothing_is_left() {
        cluster.remove();
        assertThat(Remains.see(home)).isEqualTo(before);
        provider.close();
    }

    @Override
    public Cluster cluster() {
        return cluster;
    }

    /** A drained node ran DNS as well. */
    @Override
    public List<String> namespaces() {
        return List.of("default", "kube-system");
    }

    @Test
    void it_told_of_every_phase() {
        assertThat(told)
                .containsSubsequence(
                        "docker done",
                        "container done",
                        "kubeadm done",
                        "network done",
                        "join done",
                        "ready done",
                        "load done",
                        "registry done");
    }

    @Test
    void it_has_as_many_nodes_as_asked_for_and_all_are_ready() {
        List<ObjectNode> nodes = cluster.api().list("Node", null, null);
        assertThat(nodes)
                .extracting(n -> n.at("/metadata/name").asText())
                .containsExactly("node-1", "node-2", "node-3");
        assertThat(nodes).allMatch(n -> n.at("/status/conditions").toString().contains("KubeletReady"));
    }

    @Test
    void a_service_is_reached_from_inside() {
        HttpAnswer answer = cluster.api()
                .http(new HttpCall(
                        Origin.STRANGER,
                        "GET",
                        "http://kube-dns.kube-system:9153/metrics",
                        null,
                        null,
                        Duration.ofSeconds(5)));
        HttpAnswer nowhere = cluster.api()
                .http(new HttpCall(
                        Origin.STRANGER, "GET", "http://nobody.default/", null, null, Duration.ofSeconds(5)));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(nowhere.failure()).isEqualTo("no such host");
    }

    @Test
    void an_image_of_the_labs_runs_without_being_pulled() {
        pod("right", "registry.ml.internal/model-registry:1.4");
        assertThat(cluster.await(() -> status("right").contains("\"running\""), SOON))
                .as(status("right"))
                .isTrue();
        List<ObjectNode> events = cluster.api().list("Event", "default", null);
        assertThat(events)
                .filteredOn(e -> e.at("/involvedObject/name").asText().equals("right"))
                .anyMatch(e -> e.path("message").asText().contains("already present on machine"))
                .noneMatch(e -> e.path("reason").asText().equals("Pulling"));
    }

    @Test
    void a_learner_has_the_rights_of_the_lab_and_no_more() {
        Learner learner =
                new Learner("learner", "default", List.of(new Access("default", Access.Role.edit, List.of())));
        String kubeconfig = cluster.admit(learner);
        assertThat(kubeconfig).contains(cluster.url());
        assertThat(cluster.api().canI("learner", "delete", "pods", "default")).isTrue();
        assertThat(cluster.api().canI("learner", "delete", "pods", "kube-system"))
                .isFalse();
        assertThat(cluster.api().canI("learner", "list", "nodes", null)).isTrue();
        assertThat(cluster.api().canI("learner", "delete", "nodes", null)).isFalse();
    }

    @Test
    void it_is_not_found_again_when_its_end_is_the_end_of_this_process() {
        assertThat(Marker.read(directory)).contains("try-1");
        assertThat(Marker.all(home)).containsExactly("try-1");
        assertThat(provider.reopen("other", home.resolve("attempts/other/cluster")))
                .isEmpty();
    }

    private void pod(String name, String image) {
        ObjectNode pod = JsonNodeFactory.instance.objectNode();
        pod.put("apiVersion", "v1").put("kind", "Pod");
        pod.putObject("metadata").put("name", name).put("namespace", "default");
        pod.putObject("spec")
                .putArray("containers")
                .addObject()
                .put("name", "main")
                .put("image", image);
        cluster.api().create(pod);
    }

    private String status(String pod) {
        return cluster.api()
                .find("Pod", "default", pod)
                .map(p -> p.path("status").toString())
                .orElse("");
    }
}
