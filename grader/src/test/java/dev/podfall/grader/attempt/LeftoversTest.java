package dev.podfall.grader.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.engine.Progress;
import dev.podfall.engine.Runtime;
import dev.podfall.engine.embedded.EmbeddedProvider;
import dev.podfall.scenario.load.Catalogue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the clusters of attempts that are over. */
class LeftoversTest {
    @TempDir
    Path home;

    private Instant now = Instant.parse("2026-03-02T09:00:00Z");
    private final InstantSource wall = () -> now;
    private final EmbeddedProvider embedded = new EmbeddedProvider(wall);
    private Proctor proctor;

    private void open() {
        proctor = new Proctor(
                Catalogue.builtIn(), r -> r == Runtime.EMBEDDED ? embedded : null, AttemptLog.inMemory(), wall, home);
    }

    @AfterEach
    void let_go() {
        proctor.close();
    }

    private String start(String candidate) {
        return proctor.start(
                        new StartRequest("image-backoff", Runtime.EMBEDDED, 1L, Mode.practice, candidate),
                        Progress.NONE)
                .attempt();
    }

    private void close(String attempt) {
        proctor.submit(attempt);
        proctor.conclude(attempt, Map.of());
        now = now.plusSeconds(60);
    }

    private boolean hasCluster(String attempt) {
        return Files.exists(Path.of(proctor.attempt(attempt).kubeconfig()));
    }

    @Test
    void the_three_that_ended_last_keep_theirs_and_one_that_goes_on_in_any_case() {
        open();
        String running = start("bea");
        String asking = start("cy");
        proctor.submit(asking);
        List<String> closed = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            closed.add(start("ada"));
            close(closed.get(i));
            proctor.tick();
        }

        assertThat(closed).filteredOn(this::hasCluster).isEqualTo(closed.subList(1, 4));
        assertThat(hasCluster(running)).isTrue();
        assertThat(hasCluster(asking)).isTrue();
        assertThat(proctor.report(closed.get(0))).isPresent();
    }

    @Test
    void an_hour_after_its_end_each_is_put_away() {
        open();
        String closed = start("ada");
        String running = start("bea");
        close(closed);
        now = now.plus(Duration.ofMinutes(58));
        proctor.tick();
        assertThat(hasCluster(closed)).isTrue();

        now = now.plus(Duration.ofMinutes(1));
        proctor.tick();

        assertThat(hasCluster(closed)).isFalse();
        assertThat(hasCluster(running)).isTrue();
    }
}
