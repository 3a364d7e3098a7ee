package dev.podfall.engine.existing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.Cluster;
import dev.podfall.engine.ClusterApi;
import dev.podfall.engine.ClusterApi.ObjectAt;
import dev.podfall.engine.ClusterSpec;
import dev.podfall.engine.Finding;
import dev.podfall.engine.Learner;
import dev.podfall.engine.Progress;
import dev.podfall.engine.RequestRefused;
import dev.podfall.engine.lab.Digest;
import dev.podfall.engine.real.Connection;
import dev.podfall.engine.real.Connections;
import dev.podfall.engine.real.KubernetesApi;
import dev.podfall.engine.real.Patience;
import dev.podfall.engine.real.TestCluster;
import dev.podfall.scenario.LabFacts.Access;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the cluster that {@code PODFALL_TEST_KUBECONFIG} names; its nodes must have the prober's image. */
@Tag("real-cluster")
class ExistingProviderTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static Permission permission;
    private static KubernetesApi ownersApi;

    @TempDir
    Path home;

    private ExistingProvider provider;

    @BeforeAll
    static void allow() {
        permission = Permission.give("4");
        ownersApi = permission.api();
    }

    @AfterAll
    static void disallow() {
        permission.close();
    }

    @BeforeEach
    void configure() throws IOException {
        Files.writeString(
                ExistingConfig.file(home),
                "kubeconfig: " + TestCluster.kubeconfig() + "\ncontext: " + TestCluster.context() + "\n");
        provider = new ExistingProvider(home);
    }

    @AfterEach
    void nothing_is_left() {
        provider = new ExistingProvider(home);
        provider.sweep(Set.of());
        assertThat(namespaces()).isEmpty();
    }

    @Test
    void a_lab_lives_in_namespaces_of_its_own_and_speaks_its_own_names() {
        Cluster cluster = provision("one");
        assertThat(namespaces()).hasSize(2);
        ClusterApi api = cluster.api();
        assertThat(api.list("ConfigMap", "lab", null))
                .extracting(o -> o.at("/metadata/name").asText())
                .containsExactlyInAnyOrder("kube-root-ca.crt", "treasure");
        assertThat(api.find("ConfigMap", "lab", "treasure")
                        .orElseThrow()
                        .at("/metadata/namespace")
                        .asText())
                .isEqualTo("lab");
        assertThat(api.find("ConfigMap", "kube-system", "kubeadm-config")).isEmpty();
        assertThat(api.list("Pod", "kube-system", null)).isEmpty();
        assertThat(Digest.of(api, List.of("lab")).objects().keySet()).containsExactly("ConfigMap/lab/treasure");
        String actual = cluster.namespaces().actual("lab");
        assertThat(ownersApi.list("NetworkPolicy", actual, null)).hasSize(1);
        assertThat(ownersApi.list("ResourceQuota", actual, null)).hasSize(1);
        cluster.remove();
        assertThat(namespaces()).isEmpty();
    }

    @Test
    void what_belongs_to_the_whole_cluster_is_refused() {
        Cluster cluster = provision("one");
        assertThatThrownBy(() -> cluster.api().create(object("ClusterRole", null, "podfall-test")))
                .isInstanceOf(BeyondTheNamespaces.class);
        assertThatThrownBy(() -> cluster.api().delete(new ObjectAt("Node", null, "node-1"), null))
                .isInstanceOf(BeyondTheNamespaces.class);
        assertThatThrownBy(() -> cluster.api().delete(new ObjectAt("Namespace", null, "kube-system"), null))
                .isInstanceOf(RequestRefused.class);
        cluster.remove();
    }

    @Test
    void two_learners_do_not_see_each_other() {
        Cluster one = provision("one");
        Cluster two = provision("two");
        try (Connection learner = Connections.to(one.admit(learner()))) {
            KubernetesApi seen = new KubernetesApi(learner, null, u -> u);
            String mine = one.namespaces().actual("lab");
            String theirs = two.namespaces().actual("lab");
            assertThat(seen.find("ConfigMap", mine, "treasure")).isPresent();
            refused(() -> seen.find("ConfigMap", theirs, "treasure"));
            refused(() -> seen.list("Pod", theirs, null));
            refused(() -> seen.list("Pod", null, null));
            refused(() -> seen.list("Namespace", null, null));
            refused(() -> seen.list("Node", null, null));
            refused(() -> seen.list("Secret", "kube-system", null));
            refused(() -> seen.list("Pod", control(mine), null));
            refused(() -> seen.exec(control(mine), "podfall-prober", "prober", List.of("/prober")));
            refused(() -> seen.delete(new ObjectAt("NetworkPolicy", mine, "podfall"), null));
            refused(() -> seen.delete(new ObjectAt("ResourceQuota", mine, "podfall"), null));
            refused(() -> seen.create(privileged(mine)));
        }
        assertThat(one.api().canI("learner", "list", "pods", "lab")).isTrue();
        assertThat(one.api().canI("learner", "list", "pods", two.namespaces().actual("lab")))
                .isFalse();
        one.remove();
        two.remove();
    }

    @Test
    void an_attempt_is_found_again_after_a_crash() {
        Cluster before = provision("one");
        String namespace = before.namespaces().actual("lab");
        before.close();
        provider = new ExistingProvider(home);
        Cluster after = provider.reopen("one", home).orElseThrow();
        assertThat(after.namespaces().actual("lab")).isEqualTo(namespace);
        assertThat(after.api().find("ConfigMap", "lab", "treasure")).isPresent();
        assertThat(after.admit(learner())).contains(namespace);
        assertThat(provider.reopen("never-there", home)).isEmpty();
        after.remove();
    }

    @Test
    void what_a_crash_left_is_swept_and_what_runs_is_not() {
        provision("one").close();
        provision("two").close();
        provider = new ExistingProvider(home);
        assertThat(provider.sweep(Set.of("two"))).containsExactly("one");
        assertThat(namespaces()).isNotEmpty().allMatch(n -> n.startsWith("podfall-two-"));
    }

    @Test
    void what_a_process_made_for_itself_stays_until_it_has_ended() {
        Owner ended = new Owner(Ownership.ofProcess(Integer.MAX_VALUE).id(Installation.of(home)), "proof-1");
        ExistingProvider ofThisProcess = ExistingProvider.ofThisProcess(home);
        Cluster own = ofThisProcess.provision(
                new ClusterSpec("proof-1", 1, 0, Duration.ZERO, home.resolve("proof-1")), Progress.NONE);
        new AttemptNamespaces(ownersApi, ended, ExistingConfig.read(home)).createControl();
        assertThat(provider.sweep(Set.of())).containsExactly("proof-1");
        assertThat(ownersApi.find("Namespace", null, ended.control())).isEmpty();
        assertThat(ownersApi.list("Namespace", null, Owner.ofInstallation(ownId())))
                .hasSize(1);
        own.remove();
        assertThat(ownersApi.list("Namespace", null, Owner.ofInstallation(ownId())))
                .isEmpty();
    }

    @Test
    void a_process_that_is_told_to_end_takes_along_what_it_made() {
        ExistingProvider ofThisProcess = ExistingProvider.ofThisProcess(home);
        ofThisProcess.provision(
                new ClusterSpec("proof-1", 1, 0, Duration.ZERO, home.resolve("proof-1")), Progress.NONE);
        ofThisProcess.abandon();
        String own = Owner.ofInstallation(ownId());
        assertThat(Patience.until(() -> ownersApi.list("Namespace", null, own).isEmpty(), Duration.ofMinutes(2)))
                .isTrue();
    }

    private String ownId() {
        return Ownership.ofProcess(ProcessHandle.current().pid()).id(Installation.of(home));
    }

    @Test
    void no_more_labs_run_than_the_owner_allows() {
        permission.allow("1");
        Cluster cluster = provision("one");
        try {
            assertThatThrownBy(() -> provision("two")).isInstanceOf(ClusterFull.class);
        } finally {
            permission.allow("4");
        }
        cluster.remove();
    }

    @Test
    void without_the_owners_word_nothing_is_made() {
        permission.withdraw();
        try {
            assertThatThrownBy(() -> provision("one"))
                    .isInstanceOf(NotAllowedHere.class)
                    .hasMessageContaining("has not allowed labs");
        } finally {
            permission.allow("4");
        }
        assertThat(namespaces()).isEmpty();
    }

    @Test
    void a_checkup_says_that_all_is_well_or_what_is_missing() {
        assertThat(new ExistingCheckup(home).findings())
                .extracting(Finding::what)
                .containsExactly("config", "context", "version", "rights", "opt-in", "images", "policies");
        assertThat(new ExistingCheckup(home).findings())
                .extracting(Finding::state)
                .doesNotContain(Finding.State.MISSING);
        permission.allow("none");
        try {
            assertThat(new ExistingCheckup(home).findings())
                    .filteredOn(f -> f.state() == Finding.State.MISSING)
                    .singleElement()
                    .satisfies(f -> assertThat(f.next()).contains("create configmap podfall-allowed"));
        } finally {
            permission.allow("4");
        }
    }

    @Test
    void a_learner_as_administrator_is_told_which_rights_are_missing() throws IOException {
        Cluster cluster = provision("one");
        Files.writeString(home.resolve("learner.yaml"), cluster.admit(learner()));
        Files.writeString(ExistingConfig.file(home), "kubeconfig: learner.yaml\ncontext: podfall\n");
        assertThat(new ExistingCheckup(home).findings())
                .filteredOn(f -> f.what().equals("rights"))
                .singleElement()
                .satisfies(f -> assertThat(f.found()).contains("create namespaces"));
        cluster.remove();
        configure();
    }

    private Cluster provision(String name) {
        Cluster cluster =
                provider.provision(new ClusterSpec(name, 1, 0, Duration.ZERO, home.resolve(name)), Progress.NONE);
        cluster.api().create(object("Namespace", null, "lab"));
        cluster.api().create(object("ConfigMap", "lab", "treasure"));
        return cluster;
    }

    private List<String> namespaces() {
        String mine = Installation.find(home).map(Owner::ofInstallation).orElse("podfall.dev/installation=none");
        return ownersApi.list("Namespace", null, mine).stream()
                .map(n -> n.at("/metadata/name").asText())
                .toList();
    }

    private static Learner learner() {
        return new Learner("learner", "lab", List.of(new Access("lab", Access.Role.edit, List.of())));
    }

    private static String control(String namespace) {
        return namespace.substring(0, namespace.length() - "-lab".length());
    }

    private static void refused(Runnable request) {
        assertThatThrownBy(request::run)
                .isInstanceOfSatisfying(
                        RequestRefused.class, no -> assertThat(no.status()).isEqualTo(403));
    }

    private static ObjectNode privileged(String namespace) {
        ObjectNode pod = object("Pod", namespace, "privileged");
        ObjectNode container = pod.putObject("spec").putArray("containers").addObject();
        container.put("name", "c").put("image", "busybox:1.36");
        container.putObject("securityContext").put("privileged", true);
        return pod;
    }

    private static ObjectNode object(String kind, String namespace, String name) {
        ObjectNode object = JSON.createObjectNode();
        object.put("apiVersion", kind.equals("ClusterRole") ? "rbac.authorization.k8s.io/v1" : "v1");
        ObjectNode metadata = object.put("kind", kind).putObject("metadata").put("name", name);
        if (namespace != null) {
            metadata.put("namespace", namespace);
        }
        return object;
    }
}
