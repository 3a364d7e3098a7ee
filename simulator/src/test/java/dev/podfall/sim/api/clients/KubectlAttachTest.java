package dev.podfall.sim.api.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.podfall.sim.api.RunningCluster;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Containers that have ended before kubectl could join them: nothing of what they said is lost. Skipped without a kubectl. */
class KubectlAttachTest {
    @TempDir
    static Path directory;

    private static RunningCluster cluster;

    @BeforeAll
    static void start() throws IOException {
        boolean present = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(place -> Files.isExecutable(Path.of(place, "kubectl")));
        assumeTrue(present, "no kubectl on the PATH");
        cluster = RunningCluster.start();
        Files.writeString(directory.resolve("kubeconfig"), cluster.kubeconfig());
    }

    @AfterAll
    static void stop() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @Test
    void a_debug_container_that_ends_at_once_shows_what_it_said() throws Exception {
        kubectl("run", "p", "--image=busybox:1.36", "--restart=Never", "--", "sleep", "3600");
        kubectl("wait", "pod/p", "--for=condition=Ready", "--timeout=60s");
        String said = kubectl(
                "debug", "p", "--image=busybox:1.36", "-c", "look", "-i", "--profile=general", "--", "echo", "hello");
        assertThat(said).contains("hello\n");
        assertThat(kubectl("attach", "p", "-c", "look"))
                .contains("unable to upgrade connection: container look not found in pod p_default");
    }

    @Test
    void a_pod_that_ends_at_once_shows_what_it_said_and_is_removed() throws Exception {
        String said =
                kubectl("run", "once", "--image=busybox:1.36", "--rm", "-i", "--restart=Never", "--", "echo", "hi");
        assertThat(said).contains("hi\n").contains("pod \"once\" deleted");
    }

    private static String kubectl(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "kubectl", "--kubeconfig", directory.resolve("kubeconfig").toString()));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile(directory, "kubectl", ".out");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        process.getOutputStream().close();
        assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
        return Files.readString(output);
    }
}
