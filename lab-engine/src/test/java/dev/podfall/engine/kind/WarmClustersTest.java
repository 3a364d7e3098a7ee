package dev.podfall.engine.kind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.engine.Cluster;
import dev.podfall.engine.ClusterSpec;
import dev.podfall.engine.Progress;
import dev.podfall.engine.real.Patience;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cluster is made ahead of need, is handed out without being built, and nothing stays. */
@Tag("kind")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WarmClustersTest {
    private static final Duration LIMIT = Duration.ofMinutes(5);

    @TempDir
    Path home;

    @Test
    void a_warm_cluster_is_handed_out_and_the_next_one_does_not_outlive_the_server() {
        Remains before = Remains.see(home);
        List<String> told = new ArrayList<>();
        try (KindProvider provider = new KindProvider(home, images(), pool())) {
            provider.begin();
            assertThat(Patience.until(provider::isWarm, LIMIT)).isTrue();
            Path directory = home.resolve("attempts/warm-1/cluster");
            Progress progress = (phase, text, state, millis) -> told.add(phase);
            Cluster cluster = provider.provision(new ClusterSpec("warm-1", 1, 0, Duration.ZERO, directory), progress);
            assertThat(cluster.api().list("Node", null, null)).hasSize(1);
            assertThat(told).contains("docker").doesNotContain("container", "kubeadm");
            cluster.remove();
        }
        assertThat(Patience.until(() -> Remains.see(home).equals(before), LIMIT))
                .as("%s, and then %s", before, Remains.see(home))
                .isTrue();
    }

    private static Map<String, String> pool() {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("PODFALL_KIND_POOL", "1");
        return environment;
    }

    private static Path images() {
        return Path.of("target/images").toAbsolutePath();
    }
}
