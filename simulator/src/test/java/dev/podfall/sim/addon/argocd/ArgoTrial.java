package dev.podfall.sim.addon.argocd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.sim.Simulation;
import dev.podfall.sim.SimulationSpec;
import dev.podfall.sim.addon.Bundle;
import dev.podfall.sim.kubelet.node.NodeSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A cluster with Argo CD and the catalogue's Git server, by kubectl. One repository, a folder for each test. */
final class ArgoTrial implements AutoCloseable {
    private static final Path SHARED = Path.of("../scenarios/src/main/resources/catalogue/shared");
    private static final String SEED = """
            apiVersion: v1
            kind: Namespace
            metadata: {name: delivery}
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: git-seed, namespace: delivery}
            data:
              kustomization: "resources: [deployment.yaml]\\n"
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
            """;

    private final Path home;
    private final Simulation simulation;

    private ArgoTrial(Path home, Simulation simulation) {
        this.home = home;
        this.simulation = simulation;
    }

    /** @param directory where the cluster is saved; null for nowhere */
    static ArgoTrial start(Path home, Path directory) throws Exception {
        List<NodeSpec> nodes = List.of(new NodeSpec("node-1", 4000, 16L << 30, 110, Map.of(), Map.of(), List.of()));
        ArgoTrial trial = new ArgoTrial(
                home, Simulation.start(new SimulationSpec("argocd", 1, Instant.now(), nodes, 0, directory)));
        trial.open();
        trial.simulation.with(client -> {
            Bundle.of("argocd").install(client);
            return null;
        });
        trial.apply(SEED);
        trial.kubectl("apply", "-f", SHARED.resolve("git-server.yaml").toString());
        trial.kubectl("rollout", "status", "-n", "delivery", "deploy/git", "--timeout=90s");
        trial.kubectl("rollout", "status", "-n", "argocd", "deploy/argocd-repo-server", "--timeout=90s");
        trial.kubectl(
                "rollout", "status", "-n", "argocd", "statefulset/argocd-application-controller", "--timeout=90s");
        return trial;
    }

    static ArgoTrial restore(Path home, Path directory) throws Exception {
        ArgoTrial trial = new ArgoTrial(home, Simulation.restore(directory));
        trial.open();
        return trial;
    }

    private void open() throws IOException {
        simulation.pace(60);
        Files.writeString(
                home.resolve("kubeconfig"),
                simulation.kubeconfig("kubernetes-admin", List.of("system:masters"), "default"));
    }

    @Override
    public void close() {
        simulation.close();
    }

    String kubectl(String... words) throws IOException, InterruptedException {
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

    String apply(String yaml) throws Exception {
        Path file = Files.createTempFile(home, "apply", ".yaml");
        Files.writeString(file, yaml);
        return kubectl("apply", "-f", file.toString());
    }

    /** An Application of the repository, delivered to namespace default. @param more fields of its specification */
    void application(String name, String path, String more) throws Exception {
        assertThat(apply("{apiVersion: argoproj.io/v1alpha1, kind: Application, metadata: {name: " + name
                        + ", namespace: argocd, finalizers: [resources-finalizer.argocd.argoproj.io]}, spec: {project: default,"
                        + " source: {repoURL: 'http://git.delivery/platform.git', path: " + path
                        + ", targetRevision: main}, destination: {server: 'https://kubernetes.default.svc', namespace:"
                        + " default}" + (more.isEmpty() ? "" : ", " + more) + "}}"))
                .contains(name);
    }

    void commit(String... edits) throws Exception {
        List<String> words = new ArrayList<>(
                List.of("exec", "-n", "delivery", "deploy/git", "--", "git-commit", "platform", "--message=Change"));
        words.addAll(List.of(edits));
        assertThat(kubectl(words.toArray(String[]::new))).contains("Change");
    }

    void refresh(String name) throws Exception {
        kubectl("annotate", "--overwrite", "-n", "argocd", "app/" + name, "argocd.argoproj.io/refresh=normal");
    }

    /** Waits until a field of an Application has a value. */
    void until(String name, String path, String value) throws Exception {
        String said = kubectl(
                "wait", "-n", "argocd", "app/" + name, "--for=jsonpath={" + path + "}=" + value, "--timeout=100s");
        assertThat(said).as(() -> describe(name)).contains("condition met");
    }

    void untilSync(String name, String status) throws Exception {
        until(name, ".status.sync.status", status);
    }

    String field(String name, String path) throws Exception {
        return kubectl("get", "-n", "argocd", "app", name, "-o", "jsonpath={" + path + "}");
    }

    String condition(String name, String type) throws Exception {
        return field(name, ".status.conditions[?(@.type=='" + type + "')].message");
    }

    private String describe(String name) {
        try {
            return kubectl("get", "-n", "argocd", "app", name, "-o", "yaml")
                    + kubectl("logs", "-n", "argocd", "argocd-application-controller-0", "--tail=40");
        } catch (IOException | InterruptedException gone) {
            return gone.toString();
        }
    }

    static String map(String name) {
        return "{apiVersion: v1, kind: ConfigMap, metadata: {name: " + name + "}, data: {a: b}}";
    }
}
