package dev.podfall.sim.addon.flux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.sim.Simulation;
import dev.podfall.sim.SimulationSpec;
import dev.podfall.sim.addon.Bundle;
import dev.podfall.sim.kubelet.node.NodeSpec;
import dev.podfall.tools.Needs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Flux in a cluster with a Git server, with the manifests of the catalogue, by kubectl. One repository, a folder for each test. */
class FluxTest {
    private static final Path SHARED = Path.of("../scenarios/src/main/resources/catalogue/shared");
    private static final String OURS = """
            apiVersion: v1
            kind: Namespace
            metadata: {name: delivery}
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: git-seed, namespace: delivery}
            data:
              kustomization: "resources: [deployment.yaml]\\nnamespace: default\\n"
              deployment: |
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web}
                spec:
                  replicas: 2
                  selector: {matchLabels: {app: web}}
                  template:
                    metadata: {labels: {app: web}}
                    spec: {containers: [{name: web, image: "nginx:1.27"}]}
              readme: "hello"
            ---
            apiVersion: source.toolkit.fluxcd.io/v1
            kind: GitRepository
            metadata: {name: platform, namespace: flux-system}
            spec: {interval: 1m, url: "http://git.delivery/platform.git", ref: {branch: main}}
            """;

    @TempDir
    static Path home;

    private static Simulation simulation;

    @BeforeAll
    static void start() throws Exception {
        Needs.kubectl("Flux over a Git server");
        List<NodeSpec> nodes = List.of(new NodeSpec("node-1", 4000, 16L << 30, 110, Map.of(), Map.of(), List.of()));
        simulation = Simulation.start(new SimulationSpec("flux", 1, Instant.now(), nodes, 0, null));
        simulation.pace(60);
        Files.writeString(
                home.resolve("kubeconfig"),
                simulation.kubeconfig("kubernetes-admin", List.of("system:masters"), "default"));
        simulation.with(client -> {
            Bundle.of("flux").install(client);
            return null;
        });
        Files.writeString(home.resolve("ours.yaml"), OURS);
        kubectl("apply", "-f", home.resolve("ours.yaml").toString());
        kubectl("apply", "-f", SHARED.resolve("git-server.yaml").toString());
        kubectl("wait", "-n", "flux-system", "gitrepository/platform", "--for=condition=Ready", "--timeout=90s");
    }

    @AfterAll
    static void stop() {
        if (simulation != null) {
            simulation.close();
        }
    }

    private static String kubectl(String... words) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of("kubectl"));
        line.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().put("KUBECONFIG", home.resolve("kubeconfig").toString());
        builder.environment().put("HOME", home.toString());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return output.strip();
    }

    private static void kustomization(String name, String spec) throws Exception {
        Path file = home.resolve(name + ".yaml");
        Files.writeString(
                file,
                "{apiVersion: kustomize.toolkit.fluxcd.io/v1, kind: Kustomization, metadata: {name: " + name
                        + ", namespace: flux-system}, spec: {interval: 1m, prune: true, sourceRef: {kind: GitRepository, name:"
                        + " platform}, " + spec + "}}");
        kubectl("apply", "-f", file.toString());
    }

    private static void commit(String... edits) throws Exception {
        List<String> words = new ArrayList<>(
                List.of("exec", "-n", "delivery", "deploy/git", "--", "git-commit", "platform", "--message=Change"));
        words.addAll(List.of(edits));
        assertThat(kubectl(words.toArray(String[]::new))).contains("Change");
        kubectl(
                "annotate",
                "--overwrite",
                "-n",
                "flux-system",
                "gitrepository/platform",
                "reconcile.fluxcd.io/requestedAt=" + System.nanoTime());
    }

    private static String ready(String kind, String name) throws Exception {
        return kubectl(
                "get",
                "-n",
                "flux-system",
                kind,
                name,
                "-o",
                "jsonpath={.status.conditions[?(@.type=='Ready')].reason}: {.status.conditions[?(@.type=='Ready')].message}");
    }

    private static void untilReady(String name, String status) throws Exception {
        kubectl("wait", "-n", "flux-system", "ks/" + name, "--for=condition=Ready=" + status, "--timeout=90s");
    }

    @Test
    void aCommitArrivesAndWhatAHandChangedIsTakenBack() throws Exception {
        assertThat(ready("gitrepository", "platform"))
                .matches("Succeeded: stored artifact for revision 'main@sha1:[0-9a-f]{40}'");
        kustomization("web", "path: ./apps/fraud-scorer, wait: true, timeout: 2m");
        untilReady("web", "True");
        assertThat(ready("ks", "web")).matches("ReconciliationSucceeded: Applied revision: main@sha1:[0-9a-f]{40}");
        assertThat(kubectl("get", "deploy", "web", "-o", "jsonpath={.status.readyReplicas}"))
                .isEqualTo("2");

        kubectl("set", "image", "deploy/web", "web=nginx:1.25");
        kubectl(
                "wait",
                "deploy/web",
                "--for=jsonpath={.spec.template.spec.containers[0].image}=nginx:1.27",
                "--timeout=60s");

        commit("replace", "apps/fraud-scorer/deployment.yaml", "replicas: 2", "replicas: 3");
        assertThat(kubectl("wait", "deploy/web", "--for=jsonpath={.status.readyReplicas}=3", "--timeout=60s"))
                .contains("condition met");
        assertThat(kubectl("get", "deploy", "web", "-o", "jsonpath={.metadata.labels}"))
                .contains("\"kustomize.toolkit.fluxcd.io/name\":\"web\"");
        assertThat(kubectl("events", "-n", "flux-system", "--for=ks/web"))
                .contains(
                        "Deployment/default/web created",
                        "Deployment/default/web configured",
                        "Reconciliation finished in");

        kubectl("delete", "ks", "web", "-n", "flux-system");
        assertThat(kubectl("get", "deploy", "web")).contains("not found");
    }

    @Test
    void whatIsGoneFromTheSourceIsDeletedAndAWrongPathIsSaid() throws Exception {
        commit("write", "maps/one.yaml", map("one"), "write", "maps/two.yaml", map("two"));
        kustomization("maps", "path: maps, targetNamespace: default");
        untilReady("maps", "True");
        assertThat(kubectl("get", "cm", "one", "two", "-o", "name")).isEqualTo("configmap/one\nconfigmap/two");

        commit("remove", "maps/two.yaml");
        kubectl("wait", "cm/two", "--for=delete", "--timeout=60s");
        assertThat(kubectl("get", "cm", "two")).contains("not found");

        kubectl("patch", "ks", "maps", "-n", "flux-system", "--type=merge", "-p", "{\"spec\":{\"path\":\"map\"}}");
        untilReady("maps", "False");
        assertThat(ready("ks", "maps"))
                .matches(
                        "ArtifactFailed: kustomization path not found: stat /tmp/kustomization-[0-9]+/map: no such file or directory");
    }

    @Test
    void oneObjectThatIsRefusedKeepsTheOthersBack() throws Exception {
        commit("write", "refused/map.yaml", map("kept-back"), "write", "refused/bad.yaml", map("Not_A_Name"));
        kustomization("refused", "path: refused, targetNamespace: default");
        untilReady("refused", "False");

        assertThat(ready("ks", "refused"))
                .startsWith("ReconciliationFailed: ConfigMap/default/Not_A_Name dry-run failed (Invalid): ConfigMap"
                        + " \"Not_A_Name\" is invalid: metadata.name:");
        assertThat(kubectl("get", "cm", "kept-back")).contains("not found");
    }

    @Test
    void aFieldOfTheWrongTypeIsSaidAndStopsNothing() throws Exception {
        commit("write", "odd/map.yaml", "{apiVersion: v1, kind: ConfigMap, metadata: {name: odd, labels: [a]}}");
        kustomization("odd", "path: odd, targetNamespace: default");
        untilReady("odd", "False");

        assertThat(ready("ks", "odd")).contains("Failed: ").contains("a field has the wrong type");
        assertThat(kubectl(
                        "get",
                        "pods",
                        "-n",
                        "flux-system",
                        "-o",
                        "jsonpath={.items[*].status.containerStatuses[*].restartCount}"))
                .isEqualTo("0 0");
    }

    @Test
    void aControllerWithFewRightsCannotGrantOthers() throws Exception {
        kubectl("create", "clusterrole", "grants", "--verb=get,create,patch,delete", "--resource=roles");
        kubectl(
                "create",
                "clusterrolebinding",
                "grants",
                "--clusterrole=grants",
                "--serviceaccount=flux-system:kustomize-controller");
        kubectl("delete", "clusterrolebinding", "cluster-reconciler-flux-system");
        commit(
                "write",
                "role/role.yaml",
                "{apiVersion: rbac.authorization.k8s.io/v1, kind: Role, metadata: {name: reader, namespace: default}, rules:"
                        + " [{apiGroups: [''], resources: [pods], verbs: [get]}]}");
        kustomization("role", "path: role");
        untilReady("role", "False");
        assertThat(ready("ks", "role"))
                .contains("Role/default/reader dry-run failed (Forbidden): ")
                .contains("is attempting to grant RBAC permissions not currently held");

        kubectl(
                "create",
                "clusterrolebinding",
                "cluster-reconciler-flux-system",
                "--clusterrole=cluster-admin",
                "--serviceaccount=flux-system:kustomize-controller");
        untilReady("role", "True");
    }

    @Test
    void aBranchThatIsNotThereAndADependencyThatIsNotReadyAreSaid() throws Exception {
        Files.writeString(
                home.resolve("other.yaml"),
                OURS.substring(OURS.indexOf("apiVersion: source"))
                        .replace("name: platform", "name: other")
                        .replace("branch: main", "branch: production"));
        kubectl("apply", "-f", home.resolve("other.yaml").toString());
        kubectl("wait", "-n", "flux-system", "gitrepository/other", "--for=condition=Ready=False", "--timeout=60s");
        assertThat(ready("gitrepository", "other"))
                .isEqualTo("GitOperationFailed: failed to checkout and determine revision: unable to clone"
                        + " 'http://git.delivery/platform.git': couldn't find remote ref \"refs/heads/production\"");

        kustomization("first", "path: nowhere");
        kustomization("second", "path: maps, dependsOn: [{name: first}]");
        untilReady("second", "False");
        assertThat(ready("ks", "second")).isEqualTo("DependencyNotReady: dependency 'flux-system/first' is not ready");
    }

    private static String map(String name) {
        return "{apiVersion: v1, kind: ConfigMap, metadata: {name: " + name + "}, data: {a: b}}";
    }
}
