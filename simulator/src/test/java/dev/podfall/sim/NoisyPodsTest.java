package dev.podfall.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.podfall.sim.kubelet.node.NodeSpec;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pods that write or compute without end, and a cluster that goes on; by the kubectl on the PATH, skipped without one. */
class NoisyPodsTest {
    @TempDir
    static Path home;

    private static Simulation simulation;

    @BeforeAll
    static void start() throws Exception {
        boolean present = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "kubectl")));
        assumeTrue(present, "no kubectl on the PATH");
        List<NodeSpec> nodes = List.of(new NodeSpec("node-1", 4000, 16L << 30, 110, Map.of(), Map.of(), List.of()));
        simulation = Simulation.start(new SimulationSpec("test", 1, Instant.now(), nodes, 0, home.resolve("cluster")));
        pace();
        ready("quiet", "sleep 36000");
    }

    @AfterAll
    static void end() {
        if (simulation != null) {
            simulation.close();
        }
    }

    private static void pace() throws Exception {
        simulation.pace(1);
        Files.writeString(
                home.resolve("kubeconfig"),
                simulation.kubeconfig("kubernetes-admin", List.of("system:masters"), "default"));
    }

    private static void ready(String pod, String script) throws Exception {
        kubectl("run", pod, "--image=busybox:1.36", "--", "sh", "-c", script);
        assertThat(kubectl("wait", "--for=condition=Ready", "pod/" + pod, "--timeout=45s"))
                .contains("condition met");
    }

    private static String kubectl(String... words) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                Stream.concat(Stream.of("kubectl"), Stream.of(words)).toList());
        builder.environment().put("KUBECONFIG", home.resolve("kubeconfig").toString());
        builder.environment().put("HOME", home.toString());
        Process process = builder.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return output;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yes",
                "while true; do echo hello $RANDOM; done",
                "yes > /root/y",
                "cat /dev/zero > /root/z",
                "yes | cat",
                "f(){ f; }; while true; do (f) 2>/dev/null; done"
            })
    void the_cluster_goes_on_beside_a_noisy_pod_and_ends_it_when_told(String script) throws Exception {
        ready("noisy", script);
        Instant before = simulation.now();
        kubectl("create", "deployment", "web", "--image=nginx:1.27", "--replicas=2");
        assertThat(kubectl("rollout", "status", "deployment/web", "--timeout=45s"))
                .contains("successfully rolled out");
        assertThat(simulation.now()).isAfter(before);
        assertThat(kubectl("exec", "quiet", "--", "echo", "still here")).isEqualTo("still here\n");
        assertThat(kubectl("delete", "pod", "noisy", "--now", "--timeout=45s")).contains("deleted");
        assertThat(kubectl("get", "pod", "noisy")).contains("NotFound");
        kubectl("delete", "deployment", "web", "--cascade=foreground");
    }

    @Test
    void noisy_pods_of_all_kinds_come_back_after_a_restart_and_can_be_removed() throws Exception {
        ready("yes", "yes");
        ready("echo", "while true; do echo hello $RANDOM; done");
        ready("file", "yes > /root/y");
        simulation.close();
        simulation = Simulation.restore(home.resolve("cluster"));
        pace();
        ready("late", "sleep 36000");
        assertThat(kubectl("delete", "pod", "yes", "echo", "--force", "--grace-period=0"))
                .contains("pod \"yes\" force deleted", "pod \"echo\" force deleted");
        assertThat(kubectl("delete", "pod", "file", "--now", "--timeout=45s")).contains("deleted");
        assertThat(kubectl("get", "pods", "--no-headers", "-o", "name")).isEqualTo("pod/late\npod/quiet\n");
    }
}
