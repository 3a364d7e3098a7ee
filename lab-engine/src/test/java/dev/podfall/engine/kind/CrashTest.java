package dev.podfall.engine.kind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.engine.Cluster;
import dev.podfall.engine.real.Patience;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left when the process that made a cluster is killed. */
@Tag("kind")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CrashTest {
    private static final Duration RYUK = Duration.ofSeconds(60);

    @TempDir
    Path home;

    @Test
    void no_container_network_or_volume_is_left_and_the_attempt_finds_no_cluster() throws Exception {
        Remains before = Remains.see(home);
        kill(victim(false));
        assertThat(Patience.until(() -> isAsBefore(before), RYUK))
                .as("%s, and then %s", before, Remains.see(home))
                .isTrue();
        try (KindProvider next = provider()) {
            assertThat(next.reopen("victim-1", home.resolve("attempts/victim-1/cluster")))
                    .isEmpty();
        }
        assertThat(Remains.see(home)).isEqualTo(before);
    }

    @Test
    void without_ryuk_the_cluster_lives_on_is_found_again_and_is_removed_in_the_end() throws Exception {
        Remains before = Remains.see(home);
        kill(victim(true));
        try (KindProvider next = provider()) {
            Optional<Cluster> found = next.reopen("victim-1", home.resolve("attempts/victim-1/cluster"));
            assertThat(found).isPresent();
            assertThat(found.get().api().list("Node", null, null)).hasSize(1);
            found.get().remove();
        }
        assertThat(Remains.see(home)).isEqualTo(before);
    }

    private static boolean isAsBefore(Remains before) {
        Remains now = Remains.see(Path.of("target"));
        return now.containers().equals(before.containers())
                && now.networks().equals(before.networks())
                && now.volumes().equals(before.volumes());
    }

    private KindProvider provider() {
        return new KindProvider(home, images(), System.getenv());
    }

    private static Path images() {
        return Path.of("target/images").toAbsolutePath();
    }

    private Process victim(boolean unguarded) throws IOException {
        ProcessBuilder command = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Victim.class.getName(),
                home.toString(),
                images().toString());
        command.environment().put("TESTCONTAINERS_RYUK_DISABLED", String.valueOf(unguarded));
        Process process = command.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (BufferedReader said = process.inputReader()) {
            assertThat(said.readLine()).isEqualTo("up");
        }
        return process;
    }

    private static void kill(Process process) throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
