package dev.podfall.sim.workload.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.sim.Simulation;
import dev.podfall.sim.SimulationSpec;
import dev.podfall.sim.kubelet.node.NodeSpec;
import dev.podfall.tools.Needs;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real git through a real {@code kubectl port-forward}. */
class GitServerTest {
    private static final String MANIFEST = """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: seed}
            data:
              deployment: "replicas: 2\\n"
              readme: "What runs in production.\\n"
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: git}
            spec:
              selector: {matchLabels: {app: git}}
              template:
                metadata: {labels: {app: git}}
                spec:
                  containers:
                  - name: git
                    image: registry.ml.internal/git-server:1.0
                    readinessProbe: {httpGet: {path: /healthz, port: 3000}}
                    volumeMounts: [{name: data, mountPath: /srv/git}, {name: seed, mountPath: /seed/platform}]
                  volumes:
                  - {name: data, emptyDir: {}}
                  - name: seed
                    configMap:
                      name: seed
                      items:
                      - {key: deployment, path: apps/scorer/deployment.yaml}
                      - {key: readme, path: README.md}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: git}
            spec: {selector: {app: git}, ports: [{port: 80, targetPort: 3000}]}
            """;

    @TempDir
    static Path home;

    private static Simulation simulation;
    private static Process forward;
    private static String url;

    @BeforeAll
    static void start() throws Exception {
        Needs.kubectl("a real git against the Git server");
        List<NodeSpec> nodes = List.of(new NodeSpec("node-1", 4000, 16L << 30, 110, Map.of(), Map.of(), List.of()));
        simulation = Simulation.start(new SimulationSpec("git", 1, Instant.now(), nodes, 0, null));
        simulation.pace(20);
        Files.writeString(
                home.resolve("kubeconfig"),
                simulation.kubeconfig("kubernetes-admin", List.of("system:masters"), "default"));
        Files.writeString(home.resolve("git.yaml"), MANIFEST);
        run(home, "kubectl", "apply", "-f", "git.yaml");
        run(home, "kubectl", "rollout", "status", "deploy/git", "--timeout=60s");
        forward = process(home, "kubectl", "port-forward", "svc/git", ":80").start();
        BufferedReader lines = forward.inputReader(StandardCharsets.UTF_8);
        String line = lines.readLine();
        assertThat(line).startsWith("Forwarding from 127.0.0.1:");
        url = "http://127.0.0.1:" + line.replaceFirst(".*127\\.0\\.0\\.1:([0-9]+) .*", "$1") + "/platform.git";
    }

    @AfterAll
    static void stop() {
        if (forward != null) {
            forward.destroy();
        }
        if (simulation != null) {
            simulation.close();
        }
    }

    private static ProcessBuilder process(Path directory, String... words) {
        ProcessBuilder builder = new ProcessBuilder(words).directory(directory.toFile());
        builder.environment().put("KUBECONFIG", home.resolve("kubeconfig").toString());
        builder.environment().put("HOME", home.toString());
        builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
        builder.environment().put("GIT_AUTHOR_NAME", "Kim");
        builder.environment().put("GIT_COMMITTER_NAME", "Kim");
        builder.environment().put("GIT_AUTHOR_EMAIL", "kim@example.com");
        builder.environment().put("GIT_COMMITTER_EMAIL", "kim@example.com");
        return builder.redirectErrorStream(true);
    }

    private static String run(Path directory, String... words) throws IOException, InterruptedException {
        Process process = process(directory, words).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return output;
    }

    private static Path clone(String name) throws Exception {
        run(home, "git", "clone", "-q", url, name);
        return home.resolve(name);
    }

    @Test
    void aSeedIsClonedAndAPushIsSeenByTheNextClone() throws Exception {
        Path one = clone("one");
        assertThat(one.resolve("apps/scorer/deployment.yaml")).hasContent("replicas: 2\n");
        assertThat(one.resolve("README.md")).exists();
        Files.writeString(one.resolve("apps/scorer/deployment.yaml"), "replicas: 3\n");
        run(one, "git", "commit", "-qam", "Three replicas");

        assertThat(run(one, "git", "push", "origin", "main")).contains("main -> main");

        Path two = clone("two");
        assertThat(two.resolve("apps/scorer/deployment.yaml")).hasContent("replicas: 3\n");
        assertThat(run(two, "git", "log", "--format=%an: %s"))
                .isEqualTo("Kim: Three replicas\nPlatform: Import what runs\n");
        assertThat(run(two, "git", "fsck", "--full")).doesNotContain("error");

        String committed = run(
                home,
                "kubectl",
                "exec",
                "deploy/git",
                "--",
                "git-commit",
                "platform",
                "--message=Back to two",
                "--branch=review",
                "replace",
                "apps/scorer/deployment.yaml",
                "replicas: 3",
                "replicas: 2");
        assertThat(committed).contains("Back to two");
        run(two, "git", "fetch", "-q", "origin");
        assertThat(run(two, "git", "diff", "--stat", "origin/main", "origin/review"))
                .contains("1 file changed");
        assertThat(run(two, "git", "push", "origin", ":review")).contains("[deleted]");
    }

    @Test
    void aPushThatIsBehindIsRefusedAndAnUnknownRepositoryIsNotFound() throws Exception {
        Path behind = clone("behind");
        Path ahead = clone("ahead");
        run(ahead, "git", "commit", "-q", "--allow-empty", "-m", "Ahead");
        run(ahead, "git", "push", "-q", "origin", "HEAD:refs/heads/race");
        run(behind, "git", "commit", "-q", "--allow-empty", "-m", "Behind");

        assertThat(run(behind, "git", "push", "origin", "HEAD:refs/heads/race")).contains("rejected");
        assertThat(run(home, "git", "clone", url.replace("platform", "nothing"), "nothing"))
                .contains("not found");
    }

    @Test
    void aFileThatIsTooLargeIsRefusedAndTheServerServesOn() throws Exception {
        Path large = clone("large");
        Files.write(large.resolve("zeros"), new byte[5 << 20]);
        run(large, "git", "add", "zeros");
        run(large, "git", "commit", "-qm", "Zeros");

        assertThat(run(large, "git", "push", "origin", "HEAD:refs/heads/large")).containsAnyOf("error", "rejected");
        assertThat(run(home, "git", "ls-remote", url))
                .contains("refs/heads/main")
                .doesNotContain("large");
    }
}
