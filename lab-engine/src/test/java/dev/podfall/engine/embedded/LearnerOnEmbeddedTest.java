package dev.podfall.engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.Cluster;
import dev.podfall.engine.ClusterApi.ObjectAt;
import dev.podfall.engine.ClusterSpec;
import dev.podfall.engine.Learner;
import dev.podfall.engine.Progress;
import dev.podfall.scenario.LabFacts.Access;
import dev.podfall.scenario.LabFacts.Grant;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who edits one namespace and views another, bound to ClusterRoles as a real cluster has them. */
class LearnerOnEmbeddedTest {
    @TempDir
    Path folder;

    private static Cluster cluster;

    @BeforeAll
    static void start() {
        cluster = new EmbeddedProvider(InstantSource.system())
                .provision(new ClusterSpec("learner", 1, 1, Duration.ofHours(1), null), Progress.NONE);
        for (String name : List.of("own", "other")) {
            cluster.api().create(json("{'apiVersion':'v1','kind':'Namespace','metadata':{'name':'" + name + "'}}"));
        }
        List<Access> access = List.of(
                new Access("own", Access.Role.edit, List.of()), new Access("other", Access.Role.view, List.of()));
        Grant volumes = new Grant(List.of(""), List.of("persistentvolumes"), List.of("get", "patch"));
        cluster.admit(new Learner("learner", "own", access, List.of(volumes)));
        cluster.await(() -> false, Duration.ofSeconds(1));
    }

    @AfterAll
    static void stop() {
        cluster.remove();
    }

    /** From upstream's cluster-roles.yaml and metrics-server's manifest. */
    @ParameterizedTest
    @CsvSource({
        "create, pods, true, false",
        "delete, pods, true, false",
        "get, pods, true, true",
        "get, pods/log, true, true",
        "create, pods/exec, true, false",
        "get, pods/exec, true, false",
        "create, pods/portforward, true, false",
        "create, pods/eviction, true, false",
        "patch, pods/ephemeralcontainers, false, false",
        "patch, pods/status, false, false",
        "get, secrets, true, false",
        "update, secrets, true, false",
        "create, serviceaccounts/token, true, false",
        "impersonate, serviceaccounts, true, false",
        "get, endpoints, true, true",
        "update, endpoints, false, false",
        "list, endpointslices.discovery.k8s.io, true, true",
        "patch, endpointslices.discovery.k8s.io, false, false",
        "patch, deployments.apps, true, false",
        "update, deployments.apps/scale, true, false",
        "get, deployments.apps/scale, true, true",
        "delete, networkpolicies.networking.k8s.io, true, false",
        "create, poddisruptionbudgets.policy, true, false",
        "update, leases.coordination.k8s.io, true, false",
        "list, pods.metrics.k8s.io, true, true",
        "create, roles.rbac.authorization.k8s.io, false, false",
        "get, rolebindings.rbac.authorization.k8s.io, false, false",
        "delete, resourcequotas, false, false",
        "list, resourcequotas, true, true"
    })
    void may_do_what_edit_and_view_allow(String verb, String resource, boolean own, boolean other) {
        assertThat(cluster.api().canI("learner", verb, resource, "own")).isEqualTo(own);
        assertThat(cluster.api().canI("learner", verb, resource, "other")).isEqualTo(other);
    }

    @ParameterizedTest
    @CsvSource({"get, true", "patch, true", "delete, false", "list, false"})
    void may_do_to_what_has_no_namespace_what_the_lab_names(String verb, boolean may) {
        assertThat(cluster.api().canI("learner", verb, "persistentvolumes", null))
                .isEqualTo(may);
    }

    /** As Kubernetes 1.36.3 printed it, without a metrics-server. Skipped without a kubectl. */
    @ParameterizedTest
    @ValueSource(strings = {"edit", "view"})
    void kubectl_lists_the_rights_of_a_role_as_on_a_real_cluster(String role) throws Exception {
        boolean present = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(place -> Files.isExecutable(Path.of(place, "kubectl")));
        assumeTrue(present, "no kubectl on the PATH");
        cluster.api().apply(json("""
                {'apiVersion':'rbac.authorization.k8s.io/v1','kind':'RoleBinding','metadata':{'name':'%s',
                'namespace':'own'},'roleRef':{'apiGroup':'rbac.authorization.k8s.io','kind':'ClusterRole','name':'%s'},
                'subjects':[{'apiGroup':'rbac.authorization.k8s.io','kind':'User','name':'who-%s'}]}""".formatted(role, role, role)));
        Path config = Files.writeString(folder.resolve("config"), cluster.adminKubeconfig());
        String listed = kubectl(config, "auth", "can-i", "--list", "--as", "who-" + role, "-n", "own");
        try (InputStream real = getClass().getResourceAsStream("can-i-list-" + role + ".txt")) {
            assertThat(rights(listed)).isEqualTo(rights(new String(real.readAllBytes(), StandardCharsets.UTF_8)));
        }
    }

    private static List<String> rights(String listed) {
        return listed.lines()
                .filter(line -> !line.contains("metrics.k8s.io"))
                .map(line -> line.replaceAll(" +", " ").strip())
                .sorted()
                .toList();
    }

    private String kubectl(Path config, String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of("kubectl", "--kubeconfig", config.toString()));
        command.addAll(List.of(words));
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return Files.readString(output);
    }

    @Test
    void is_bound_to_the_clusters_own_roles() {
        assertThat(cluster.api().list("RoleBinding", "own", null))
                .extracting(b -> b.at("/roleRef/kind").asText() + "/"
                        + b.at("/roleRef/name").asText())
                .contains("ClusterRole/edit")
                .allMatch(role -> role.startsWith("ClusterRole/"));
        assertThat(cluster.api().list("Role", "own", null)).isEmpty();
    }

    @Test
    void a_cluster_role_that_is_labelled_for_it_joins_the_aggregate_and_leaves_it() {
        cluster.api().create(json("""
                {'apiVersion':'rbac.authorization.k8s.io/v1','kind':'ClusterRole','metadata':{'name':'widgets',
                'labels':{'rbac.authorization.k8s.io/aggregate-to-view':'true'}},
                'rules':[{'apiGroups':['ml.internal'],'resources':['widgets'],'verbs':['get']}]}"""));
        assertThat(cluster.await(() -> rules("edit").contains("widgets"), Duration.ofSeconds(5)))
                .isTrue();
        assertThat(rules("view")).contains("widgets");
        cluster.api().delete(new ObjectAt("ClusterRole", null, "widgets"), null);
        assertThat(cluster.await(() -> !rules("edit").contains("widgets"), Duration.ofSeconds(5)))
                .isTrue();
        assertThat(rules("view")).contains("metrics.k8s.io").doesNotContain("impersonate");
    }

    private static String rules(String role) {
        JsonNode found = cluster.api().find("ClusterRole", null, role).orElseThrow();
        return found.path("rules").toString();
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
