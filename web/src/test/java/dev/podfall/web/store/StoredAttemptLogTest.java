package dev.podfall.web.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.podfall.grader.attempt.AttemptLog;
import dev.podfall.grader.attempt.Step;
import dev.podfall.web.server.ServerIdentity;
import io.micronaut.context.ApplicationContext;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredAttemptLogTest {
    private static final Instant AT = Instant.parse("2026-11-22T10:00:00.123456Z");

    @TempDir
    Path home;

    @Test
    void steps_come_back_in_order_with_time_and_payload_also_from_another_process() {
        withLog(log -> {
            log.append("b-1", step(1, AT, "first"));
            log.append("a-1", step(1, AT.plusSeconds(1), "other"));
            log.append("b-1", step(2, AT.plusSeconds(2), "x".repeat(200_000)));
            assertThat(log.read("b-1")).hasSize(2);
        });
        withLog(log -> {
            assertThat(log.attemptIds()).containsExactly("b-1", "a-1");
            var steps = log.read("b-1");
            assertThat(steps).extracting(Step::sequence).containsExactly(1L, 2L);
            assertThat(steps.get(0)).isEqualTo(step(1, AT, "first"));
            assertThat(steps.get(1).payload().path("text").asText()).hasSize(200_000);
            assertThat(log.read("nobody")).isEmpty();
        });
    }

    @Test
    void a_step_is_never_overwritten() {
        withLog(log -> {
            log.append("a-1", step(1, AT, "first"));
            assertThatThrownBy(() -> log.append("a-1", step(1, AT, "second")))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("has a step 1 already");
            assertThat(log.read("a-1").get(0).payload().path("text").asText()).isEqualTo("first");
        });
    }

    @Test
    void what_was_read_before_grows_with_what_is_appended() {
        withLog(log -> {
            log.append("a-1", step(1, AT, "first"));
            assertThat(log.read("a-1")).hasSize(1);
            assertThat(log.attemptIds()).containsExactly("a-1");
            log.append("a-1", step(2, AT, "second"));
            log.append("b-1", step(1, AT.plusSeconds(5), "first"));
            assertThat(log.read("a-1")).hasSize(2);
            assertThat(log.attemptIds()).containsExactly("a-1", "b-1");
        });
    }

    private void withLog(Consumer<AttemptLog> task) {
        var identity = ServerIdentity.of(home, AT, "token");
        try (var context = ApplicationContext.builder()
                .deduceEnvironment(false)
                .properties(Map.of("datasources.default.dialect", "H2"))
                .singletons(identity)
                .start()) {
            task.accept(context.getBean(AttemptLog.class));
        }
    }

    private static Step step(long sequence, Instant at, String text) {
        var payload = JsonNodeFactory.instance.objectNode().put("text", text);
        return new Step(sequence, at, Step.Kind.started, payload);
    }
}
