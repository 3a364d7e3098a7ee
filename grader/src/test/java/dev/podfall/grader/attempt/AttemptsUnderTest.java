package dev.podfall.grader.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podfall.engine.Progress;
import dev.podfall.engine.Runtime;
import dev.podfall.engine.embedded.EmbeddedProvider;
import dev.podfall.scenario.load.Catalogue;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Attempts at a lab as its first seed draws it, on embedded clusters, and a clock that tests put forward. */
abstract class AttemptsUnderTest {
    static final Duration EXAM = Duration.ofMinutes(15);

    @TempDir
    Path home;

    Instant now = Instant.parse("2026-03-02T09:00:00Z");
    final InstantSource wall = () -> now;
    final AttemptLog log = AttemptLog.inMemory();
    final EmbeddedProvider embedded = new EmbeddedProvider(wall);
    Proctor proctor;

    @BeforeEach
    void open() {
        proctor = new Proctor(Catalogue.builtIn(), r -> r == Runtime.EMBEDDED ? embedded : null, log, wall, home);
    }

    @AfterEach
    void let_go() {
        proctor.close();
    }

    String start(Mode mode) {
        return proctor.start(new StartRequest("image-backoff", Runtime.EMBEDDED, 1L, mode, "ada"), Progress.NONE)
                .attempt();
    }

    static void isRefused(ThrowingCallable wish, String why, String next) {
        assertThatThrownBy(wish).isInstanceOfSatisfying(NotAllowedNow.class, e -> {
            assertThat(e.getMessage()).contains(why);
            assertThat(e.next()).contains(next);
        });
    }
}
