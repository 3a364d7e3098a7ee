package dev.podfall.web.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.podfall.grader.attempt.AttemptLog;
import dev.podfall.grader.attempt.Step;
import dev.podfall.grader.exam.ExamLog;
import dev.podfall.grader.exam.ExamStep;
import dev.podfall.grader.gameday.history.GameDayLog;
import dev.podfall.grader.gameday.history.GameDayStep;
import dev.podfall.web.server.ServerIdentity;
import io.micronaut.context.ApplicationContext;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the store must do on every database. */
abstract class StoreContract {
    private static final Instant AT = Instant.parse("2026-11-22T10:00:00.123456Z");

    @TempDir
    Path home;

    /** An empty database; the same one each time it is asked for. */
    abstract DatabaseSettings database() throws Exception;

    @Test
    void steps_come_back_in_order_with_time_and_payload_also_from_another_process() throws Exception {
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
    void a_step_is_never_overwritten() throws Exception {
        withLog(log -> {
            log.append("a-1", step(1, AT, "first"));
            assertThatThrownBy(() -> log.append("a-1", step(1, AT, "second")))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("has a step 1 already");
            assertThat(log.read("a-1").get(0).payload().path("text").asText()).isEqualTo("first");
        });
    }

    @Test
    void what_was_read_before_grows_with_what_is_appended() throws Exception {
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

    @Test
    void steps_of_exams_come_back_in_order_and_none_is_overwritten() throws Exception {
        with(context -> {
            var log = context.getBean(ExamLog.class);
            log.append("exam-2", examStep(1, "first"));
            log.append("exam-2", examStep(2, "✓".repeat(200_000)));
            log.append("exam-1", examStep(1, "other"));
            assertThatThrownBy(() -> log.append("exam-2", examStep(2, "again")))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("has a step 2 already");
        });
        with(context -> {
            var log = context.getBean(ExamLog.class);
            assertThat(log.sittings()).containsExactlyInAnyOrder("exam-1", "exam-2");
            assertThat(log.read("exam-2")).containsExactly(examStep(1, "first"), examStep(2, "✓".repeat(200_000)));
            assertThat(log.read("nobody")).isEmpty();
        });
    }

    @Test
    void steps_of_drills_come_back_in_order_and_none_is_overwritten() throws Exception {
        var first = new GameDayStep(1, AT, GameDayStep.Kind.announced, TextNode.valueOf("first"));
        var second = new GameDayStep(2, AT, GameDayStep.Kind.noted, TextNode.valueOf("✓".repeat(50_000)));
        with(context -> {
            var log = context.getBean(GameDayLog.class);
            log.append("drill-1", first);
            log.append("drill-1", second);
            assertThatThrownBy(() -> log.append("drill-1", second)).isInstanceOf(IllegalStateException.class);
        });
        with(context -> {
            var log = context.getBean(GameDayLog.class);
            assertThat(log.drills()).containsExactly("drill-1");
            assertThat(log.read("drill-1")).containsExactly(first, second);
            assertThat(log.read("nobody")).isEmpty();
        });
    }

    private static ExamStep examStep(long sequence, String text) {
        var payload = JsonNodeFactory.instance.objectNode().put("text", text);
        return new ExamStep(sequence, AT, ExamStep.Kind.noted, payload);
    }

    @Test
    void learners_sessions_and_what_expires() throws Exception {
        with(context -> {
            assertThat(context.getBean(LearnerRepository.class).findById("local"))
                    .isPresent();
            var sessions = context.getBean(SessionRepository.class);
            sessions.save(new SessionRow("old", "local", "t", AT, AT.plusSeconds(10)));
            sessions.save(new SessionRow("young", "local", "t", AT, AT.plusSeconds(100)));
            sessions.deleteByExpiresAtBefore(AT.plusSeconds(50));
            assertThat(sessions.findById("old")).isEmpty();
            assertThat(sessions.findById("young").orElseThrow().createdAt()).isEqualTo(AT);
        });
    }

    @Test
    void sittings_are_found_by_learner_by_quiz_and_by_what_ran_out() throws Exception {
        with(context -> {
            var sittings = context.getBean(SittingRepository.class);
            var first = sitting("first", AT);
            sittings.save(first);
            sittings.save(sitting("second", AT.plusSeconds(60)));
            sittings.update(first.ended(AT.plusSeconds(30), "submitted").marked(42, false, "{}"));
            assertThat(sittings.findByLearnerIdOrderByStartedAtDesc("local"))
                    .extracting(SittingRow::id)
                    .containsExactly("second", "first");
            assertThat(sittings.findByLearnerIdAndQuizIdAndEndedAtIsNull("local", "quiz"))
                    .map(SittingRow::id)
                    .contains("second");
            assertThat(sittings.findByEndedAtIsNullAndDeadlineBefore(AT.plusSeconds(120)))
                    .isEmpty();
            assertThat(sittings.findByEndedAtIsNullAndDeadlineBefore(AT.plusSeconds(700)))
                    .hasSize(1);
            assertThat(sittings.findById("first").orElseThrow().score()).isEqualTo(42);
        });
    }

    @Test
    void answers_are_kept_with_their_flag_and_are_replaced() throws Exception {
        with(context -> {
            context.getBean(SittingRepository.class).save(sitting("first", AT));
            var answers = context.getBean(AnswerRepository.class);
            answers.save(AnswerRow.of("first", "q1", null, true, AT));
            answers.save(AnswerRow.of("first", "q2", "{\"ä\": \"✓ 世界\"}", false, AT));
            answers.update(AnswerRow.of("first", "q1", "\"x\"", false, AT.plusSeconds(1)));
            assertThat(answers.findBySittingId("first"))
                    .containsExactlyInAnyOrder(
                            AnswerRow.of("first", "q1", "\"x\"", false, AT.plusSeconds(1)),
                            AnswerRow.of("first", "q2", "{\"ä\": \"✓ 世界\"}", false, AT));
        });
    }

    @Test
    void a_sitting_keeps_the_questions_it_was_started_with() throws Exception {
        with(context -> {
            var snapshots = context.getBean(SnapshotRepository.class);
            var snapshot = new SnapshotRow("d1", "quiz", "{\"ä\": \"" + "✓".repeat(200_000) + "\"}", AT);
            snapshots.save(snapshot);
            var sittings = context.getBean(SittingRepository.class);
            sittings.save(sitting("old", AT));
            var kept = sitting("new", AT).asking("2", "A title", "d1");
            sittings.save(kept);
            assertThat(sittings.findById("new")).contains(kept);
            assertThat(snapshots.findById("d1")).contains(snapshot);
            assertThat(sittings.findBySnapshotIsNull())
                    .extracting(SittingRow::id)
                    .containsExactly("old");
            var late = context.getBean(LateAnswerRepository.class);
            late.save(LateAnswerRow.of("new", "q1", "\"x\"", AT));
            assertThat(late.findBySittingId("new")).containsExactly(LateAnswerRow.of("new", "q1", "\"x\"", AT));
        });
    }

    private static SittingRow sitting(String id, Instant at) {
        return SittingRow.started(id, "local", "quiz", at, at.plusSeconds(600));
    }

    private void withLog(Consumer<AttemptLog> task) throws Exception {
        with(context -> task.accept(context.getBean(AttemptLog.class)));
    }

    private void with(Consumer<ApplicationContext> task) throws Exception {
        var database = database();
        try (var context = ApplicationContext.builder()
                .deduceEnvironment(false)
                .properties(Map.of(DatabaseSettings.DIALECT, database.dialect()))
                .singletons(ServerIdentity.of(home, AT, "token"), database)
                .start()) {
            task.accept(context);
        }
    }

    private static Step step(long sequence, Instant at, String text) {
        var payload = JsonNodeFactory.instance.objectNode().put("text", text);
        return new Step(sequence, at, Step.Kind.started, payload);
    }
}
