package dev.podfall.web.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.web.server.ServerIdentity;
import dev.podfall.web.terminal.TerminalPlace.Ground;
import java.nio.file.Path;
import java.time.Instant;
import java.util.AbstractMap;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real shells that are opened at the same time. */
@Timeout(120)
class TerminalsTest {
    private static final Ground GROUND = ground("one", Map.of());

    @TempDir
    Path home;

    private Terminals terminals;

    @BeforeEach
    void open() {
        terminals = new Terminals(List.of(), ServerIdentity.of(home, Instant.EPOCH, "token"));
    }

    @AfterEach
    void close() {
        terminals.close();
    }

    private static Ground ground(String id, Map<String, String> variables) {
        return new Ground("tests", id, Path.of("/nowhere/kubeconfig"), variables);
    }

    /** Variables that nobody gets to see before they are released. */
    private static final class HeldVariables extends AbstractMap<String, String> {
        private final CompletableFuture<Void> wanted = new CompletableFuture<>();
        private final CompletableFuture<Void> released = new CompletableFuture<>();

        @Override
        public Set<Entry<String, String>> entrySet() {
            wanted.complete(null);
            released.join();
            return Set.of();
        }
    }

    @Test
    void who_looks_for_a_terminal_does_not_wait_for_the_start_of_another() {
        var first = terminals.open(GROUND, Size.USUAL);
        var held = new HeldVariables();
        var second = CompletableFuture.supplyAsync(() -> terminals.open(ground("two", held), Size.USUAL));
        held.wanted.join();
        assertThat(terminals.find(first.id())).isSameAs(first);
        assertThat(terminals.of(GROUND)).containsExactly(first);
        held.released.complete(null);
        assertThat(terminals.find(second.join().id())).isSameAs(second.join());
    }

    @Test
    void of_many_that_are_asked_for_at_the_same_time_four_are_opened() throws Exception {
        var refused = new AtomicInteger();
        var threads = Executors.newFixedThreadPool(2 * Terminals.MOST);
        Callable<Object> asked = () -> {
            try {
                return terminals.open(GROUND, Size.USUAL);
            } catch (TerminalRefused tooMany) {
                return refused.incrementAndGet();
            }
        };
        try {
            threads.invokeAll(Collections.nCopies(2 * Terminals.MOST, asked));
        } finally {
            threads.shutdown();
        }
        assertThat(terminals.of(GROUND)).extracting(Terminal::number).containsExactly(1, 2, 3, 4);
        assertThat(refused).hasValue(Terminals.MOST);
    }
}
