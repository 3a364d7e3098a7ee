package dev.podfall.engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podfall.engine.ClusterLeftClosed;
import dev.podfall.engine.ClusterSpec;
import dev.podfall.engine.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StuckClusterTest {
    @TempDir
    Path folder;

    private final EmbeddedProvider provider = new EmbeddedProvider(InstantSource.system());
    private final CountDownLatch release = new CountDownLatch(1);

    @AfterEach
    void letGo() {
        release.countDown();
    }

    @Test
    void a_stuck_cluster_can_be_removed_while_others_wait_for_it() {
        EmbeddedCluster cluster = provision("gone");
        CompletableFuture<Boolean> waiting = hang(cluster);
        cluster.remove();
        assertThat(folder.resolve("gone")).doesNotExist();
        assertThat(cluster.isClosed()).isTrue();
        assertThat(cluster.answers()).isFalse();
        assertThatThrownBy(waiting::join).hasRootCauseMessage("The cluster is closed.");
    }

    @Test
    void one_that_was_stuck_when_it_was_let_go_is_left_closed_until_it_is_forgiven() {
        EmbeddedCluster cluster = provision("kept");
        hang(cluster);
        cluster.close();
        Path state = folder.resolve("kept");
        assertThatThrownBy(() -> provider.reopen("kept", state))
                .isInstanceOf(ClusterLeftClosed.class)
                .hasMessageContaining("Cluster kept was stuck since")
                .hasMessageContaining("left closed");
        provider.forgive(state);
        provider.reopen("kept", state).orElseThrow().remove();
        assertThat(Files.exists(state)).isFalse();
    }

    @Test
    void who_only_wants_to_end_clusters_opens_none() {
        provision("left").close();
        assertThatThrownBy(() -> provider.leavingClosed().reopen("left", folder.resolve("left")))
                .isInstanceOf(ClusterLeftClosed.class);
    }

    private EmbeddedCluster provision(String name) {
        ClusterSpec spec = new ClusterSpec(name, 1, 1, Duration.ZERO, folder.resolve(name));
        return (EmbeddedCluster) provider.provision(spec, Progress.NONE);
    }

    private CompletableFuture<Boolean> hang(EmbeddedCluster cluster) {
        CountDownLatch atIt = new CountDownLatch(1);
        CompletableFuture<Boolean> waiting = CompletableFuture.supplyAsync(() -> cluster.awaitAnswer(
                () -> {
                    atIt.countDown();
                    while (release.getCount() > 0) {
                        Thread.onSpinWait();
                    }
                    return true;
                },
                Duration.ofSeconds(5)));
        while (atIt.getCount() > 0) {
            Thread.onSpinWait();
        }
        return waiting;
    }
}
