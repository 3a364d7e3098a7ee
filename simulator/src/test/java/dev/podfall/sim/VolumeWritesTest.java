package dev.podfall.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.podfall.sim.kubelet.node.NodeSpec;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the kubectl on the PATH writes into volumes of a saved cluster; skipped where there is none. */
class VolumeWritesTest {
    private static final String POD = """
            apiVersion: v1
            kind: Pod
            metadata: {name: cache}
            spec:
              volumes:
              - {name: v, emptyDir: {}}
              - {name: m, emptyDir: {medium: Memory, sizeLimit: 32Mi}}
              containers:
              - name: c
                image: busybox:1.36
                command: [sleep, "36000"]
                resources: {limits: {memory: 128Mi}}
                volumeMounts: [{name: v, mountPath: /v}, {name: m, mountPath: /m}]
            """;

    @TempDir
    Path home;

    @BeforeEach
    void findKubectl() {
        boolean present = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "kubectl")));
        assumeTrue(present, "no kubectl on the PATH");
    }

    private Simulation start() throws Exception {
        List<NodeSpec> nodes = List.of(new NodeSpec("node-1", 4000, 16L << 30, 110, Map.of(), Map.of(), List.of()));
        Simulation simulation =
                Simulation.start(new SimulationSpec("test", 1, Instant.now(), nodes, 0, home.resolve("cluster")));
        Files.writeString(home.resolve("pod.yaml"), POD);
        begin(simulation);
        kubectl("apply", "-f", home.resolve("pod.yaml").toString());
        kubectl("wait", "--for=condition=Ready", "pod/cache", "--timeout=60s");
        return simulation;
    }

    private void begin(Simulation simulation) throws IOException {
        simulation.pace(1);
        Files.writeString(
                home.resolve("kubeconfig"),
                simulation.kubeconfig("kubernetes-admin", List.of("system:masters"), "default"));
    }

    private String kubectl(String... words) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                Stream.concat(Stream.of("kubectl"), Stream.of(words)).toList());
        builder.environment().put("KUBECONFIG", home.resolve("kubeconfig").toString());
        builder.environment().put("HOME", home.toString());
        Process process = builder.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return output;
    }

    private String sh(String script) throws Exception {
        return kubectl("exec", "cache", "--", "sh", "-c", script);
    }

    private long journal() throws IOException {
        return Files.size(home.resolve("cluster/journal"));
    }

    @Test
    void large_writes_cost_what_they_write_and_are_there_after_a_restart() throws Exception {
        try (Simulation simulation = start()) {
            long before = journal();
            assertThat(sh("dd if=/dev/zero of=/v/big bs=1M count=1024"))
                    .startsWith("1024+0 records in\n1024+0 records out\n1073741824 bytes (1.0GB) copied");
            assertThat(kubectl("get", "pods", "--no-headers")).contains("cache", "Running");
            assertThat(
                            sh(
                                    "head -c 20M /dev/urandom > /v/noise; head -c 3M /dev/urandom > /tmp/layer; echo small > /v/small"))
                    .isEmpty();
            assertThat(journal() - before).isLessThan(1 << 20);
        }
        String sums;
        try (Simulation again = Simulation.restore(home.resolve("cluster"))) {
            begin(again);
            assertThat(sh("wc -c < /v/big; wc -c < /v/noise; cat /v/small; wc -c < /tmp/layer"))
                    .isEqualTo("1073741824\n20971520\nsmall\n3145728\n");
            sums = sh("md5sum /v/noise /tmp/layer");
            assertThat(sh("rm /v/big /v/noise")).isEmpty();
            assertThat(again.onLoop(() -> journalSize())).isLessThan(2 << 20);
        }
        try (Simulation again = Simulation.restore(home.resolve("cluster"))) {
            begin(again);
            assertThat(sh("ls /v")).isEqualTo("small\n");
            assertThat(sums).contains(sh("md5sum /tmp/layer"));
            kubectl("delete", "pod", "cache", "--force", "--grace-period=0");
            again.pause();
            again.advance(Duration.ofMinutes(2));
        }
        assertThat(Files.size(home.resolve("cluster/files/blocks-64k"))).isZero();
    }

    private long journalSize() {
        try {
            return journal();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void a_model_file_is_copied_into_a_pod_and_out_again() throws Exception {
        Path model = home.resolve("model.bin");
        byte[] bytes = new byte[40 << 20];
        new Random(7).nextBytes(bytes);
        Files.write(model, bytes);
        try (Simulation simulation = start()) {
            assertThat(kubectl("cp", model.toString(), "cache:/v/model.bin")).isEmpty();
            assertThat(sh("wc -c < /v/model.bin")).isEqualTo("41943040\n");
            Path back = home.resolve("back.bin");
            kubectl("cp", "cache:/v/model.bin", back.toString());
            assertThat(Files.mismatch(model, back)).isEqualTo(-1);
            assertThat(kubectl("exec", "cache", "--", "cat", "/v/model.bin").length())
                    .isPositive();
            assertThat(kubectl("get", "pod", "cache", "--no-headers")).contains("Running", " 0 ");
        }
    }

    @Test
    void a_volume_in_memory_is_as_large_as_its_limit() throws Exception {
        try (Simulation simulation = start()) {
            assertThat(sh("dd if=/dev/zero of=/m/a bs=1M count=48 2>&1; echo rc=$?"))
                    .startsWith(
                            "dd: error writing '/m/a': No space left on device\n33+0 records in\n32+0 records out\n")
                    .endsWith("rc=1\n");
        }
    }
}
