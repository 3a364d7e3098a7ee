package dev.podfall.engine.existing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.podfall.engine.Cluster;
import dev.podfall.engine.ClusterApi.ObjectAt;
import dev.podfall.engine.ClusterApi.PatchKind;
import dev.podfall.engine.ClusterSpec;
import dev.podfall.engine.Finding;
import dev.podfall.engine.Learner;
import dev.podfall.engine.Progress;
import dev.podfall.engine.real.Already;
import dev.podfall.engine.real.Connection;
import dev.podfall.engine.real.Connections;
import dev.podfall.engine.real.KubernetesApi;
import dev.podfall.engine.real.LearnerAccount;
import dev.podfall.engine.real.TestCluster;
import dev.podfall.scenario.LabFacts.Access;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user with the rights of {@code existing-rights.yaml} and no more. */
@Tag("real-cluster")
class DocumentedRightsTest {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final String BINDING = "podfall-documented-rights-test";

    @TempDir
    Path home;

    @Test
    void suffice_for_a_lab_and_its_end() throws IOException {
        try (Permission permission = Permission.give("4");
                Connection owner = Connections.to(TestCluster.kubeconfig(), TestCluster.context())) {
            ObjectNode role =
                    (ObjectNode) YAML.readTree(Path.of("existing-rights.yaml").toFile());
            role.withObject("/metadata").put("name", BINDING);
            LearnerAccount account = new LearnerAccount(OptIn.NAMESPACE, false, Duration.ofHours(1), Map.of());
            permission.api().apply(role);
            permission.api().apply(binding(account.user()));
            try {
                Files.writeString(
                        home.resolve("k.yaml"),
                        account.admit(
                                owner, permission.api(), new Learner("podfall", "default", List.of()), "default"));
                Files.writeString(ExistingConfig.file(home), "kubeconfig: k.yaml\ncontext: podfall\n");
                assertThat(new ExistingCheckup(home).findings())
                        .extracting(Finding::state)
                        .doesNotContain(Finding.State.MISSING);
                runLab();
            } finally {
                remove(permission.api());
            }
        }
    }

    private void runLab() {
        Cluster cluster = new ExistingProvider(home)
                .provision(new ClusterSpec("rights", 1, 0, Duration.ZERO, home.resolve("rights")), Progress.NONE);
        try {
            cluster.api().create(json("{apiVersion: v1, kind: Namespace, metadata: {name: lab}}"));
            cluster.api().create(json("{apiVersion: v1, kind: ConfigMap, metadata: {name: m, namespace: lab}}"));
            cluster.api().patch(new ObjectAt("ConfigMap", "lab", "m"), PatchKind.MERGE, json("{data: {a: b}}"));
            Learner learner = new Learner("learner", "lab", List.of(new Access("lab", Access.Role.edit, List.of())));
            assertThat(cluster.admit(learner)).contains("token");
            assertThat(cluster.api().canI("learner", "create", "pods", "lab")).isTrue();
        } finally {
            cluster.remove();
        }
    }

    private static void remove(KubernetesApi api) {
        Already.tolerateGone(() -> api.delete(new ObjectAt("ClusterRoleBinding", null, BINDING), null));
        Already.tolerateGone(() -> api.delete(new ObjectAt("ClusterRole", null, BINDING), null));
    }

    private static ObjectNode binding(String user) throws IOException {
        return json(("{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRoleBinding, metadata: {name: %s},"
                        + " roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: %s},"
                        + " subjects: [{kind: User, apiGroup: rbac.authorization.k8s.io, name: \"%s\"}]}")
                .formatted(BINDING, BINDING, user));
    }

    private static ObjectNode json(String yaml) {
        try {
            return (ObjectNode) YAML.readTree(yaml);
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
