package dev.podfall.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podfall.sim.client.Resources;
import dev.podfall.sim.kubelet.node.NodeSpec;
import dev.podfall.sim.loop.LoopSilent;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cluster whose loop does not return, or that takes all memory, ends alone; the next start knows. */
class ClusterInTroubleTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    Path folder;

    private final CountDownLatch release = new CountDownLatch(1);

    @AfterEach
    void letGo() {
        release.countDown();
    }

    @Test
    void a_stuck_cluster_is_closed_all_the_same_and_the_next_start_is_told() throws Exception {
        Simulation simulation = start("stuck");
        int port = URI.create(simulation.url()).getPort();
        CompletableFuture<Object> asker = hang(simulation);
        simulation.close();
        assertThatThrownBy(asker::join).hasCauseInstanceOf(LoopSilent.class);
        assertThatThrownBy(() -> simulation.with(c -> c.find(Resources.NODES, null, "n")))
                .isInstanceOf(LoopSilent.class);
        Trouble trouble = Trouble.in(directory("stuck")).orElseThrow();
        assertThat(trouble.kind()).isEqualTo(Trouble.Kind.STUCK);
        assertThat(trouble.text()).contains("at \"a question from outside\"");
        await(() -> isFree(port));
        Trouble.forget(directory("stuck"));
        try (Simulation again = Simulation.restore(directory("stuck"))) {
            assertThat(again.<Boolean>with(
                            c -> c.find(Resources.NODES, null, "n").isPresent()))
                    .isTrue();
        }
    }

    @Test
    void a_cluster_that_takes_all_memory_is_closed_and_others_go_on() {
        try (Simulation other = start("other");
                Simulation greedy = start("greedy")) {
            assertThatThrownBy(() -> greedy.onLoop(() -> {
                        throw new OutOfMemoryError("Java heap space");
                    }))
                    .hasRootCauseInstanceOf(OutOfMemoryError.class);
            await(() -> greedy.trouble().isPresent());
            assertThat(greedy.trouble().orElseThrow().kind()).isEqualTo(Trouble.Kind.MEMORY);
            assertThat(greedy.isClosed()).isTrue();
            await(() -> isFree(URI.create(greedy.url()).getPort()));
            assertThatThrownBy(() -> greedy.with(c -> "no")).isInstanceOf(IllegalStateException.class);
            assertThat(other.<String>with(c -> "answer")).isEqualTo("answer");
        }
        assertThat(Trouble.in(directory("greedy"))).isPresent();
        assertThat(Trouble.in(directory("other"))).isEmpty();
    }

    @Test
    void a_server_that_ends_once_while_a_cluster_is_opened_may_be_chance_twice_is_none() {
        start("opened").close();
        Guard guard = new Guard("opened", directory("opened"), InstantSource.system());
        guard.opening();
        assertThat(Trouble.in(directory("opened"))).isEmpty();
        guard.opening();
        assertThat(Trouble.in(directory("opened")).orElseThrow().text())
                .contains("ended the server while it was opened, 2 times");
    }

    @Test
    void a_cluster_that_was_closed_in_order_leaves_no_word() {
        start("fine").close();
        Simulation.restore(directory("fine")).close();
        assertThat(directory("fine").resolve("trouble.json")).doesNotExist();
    }

    @Test
    void a_torn_word_keeps_nobody_from_opening() throws Exception {
        start("torn").close();
        Files.writeString(directory("torn").resolve("trouble.json"), "{\"kind\": \"STU");
        assertThat(Trouble.in(directory("torn"))).isEmpty();
    }

    private CompletableFuture<Object> hang(Simulation simulation) {
        CountDownLatch atIt = new CountDownLatch(1);
        CompletableFuture<Object> asker = CompletableFuture.supplyAsync(() -> simulation.onLoop(() -> {
            atIt.countDown();
            await(() -> release.getCount() == 0);
            return null;
        }));
        await(() -> atIt.getCount() == 0);
        return asker;
    }

    private static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return probe.isBound();
        } catch (java.io.IOException taken) {
            return false;
        }
    }

    private static void await(BooleanSupplier done) {
        while (!done.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }

    private Path directory(String name) {
        return folder.resolve(name);
    }

    private Simulation start(String name) {
        NodeSpec node = new NodeSpec("n", 4000, 8L << 30, 110, Map.of(), Map.of(), List.of());
        return Simulation.start(new SimulationSpec(name, 1, START, List.of(node), 0, directory(name)));
    }
}
