package dev.podfall.grader.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podfall.engine.Progress;
import dev.podfall.engine.Runtime;
import dev.podfall.engine.embedded.EmbeddedProvider;
import dev.podfall.grader.report.Report;
import dev.podfall.scenario.Lab;
import dev.podfall.scenario.draw.Draws;
import dev.podfall.scenario.load.Catalogue;
import dev.podfall.scenario.rubric.DiagnosisSpec;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrawnAttemptsTest {
    @TempDir
    Path home;

    private Proctor proctor;

    @BeforeEach
    void open() {
        InstantSource wall = InstantSource.fixed(Instant.parse("2026-03-02T09:00:00Z"));
        EmbeddedProvider embedded = new EmbeddedProvider(wall);
        proctor = new Proctor(
                Catalogue.builtIn(), r -> r == Runtime.EMBEDDED ? embedded : null, AttemptLog.inMemory(), wall, home);
    }

    @AfterEach
    void let_go() {
        proctor.close();
    }

    @Test
    void each_attempt_has_a_seed_of_its_own_and_a_reset_keeps_it() {
        StartRequest plain = new StartRequest("config-error", null, null, null, "ada");
        Attempt first = proctor.start(plain, Progress.NONE);
        assertThat(proctor.reset(first.attempt(), Progress.NONE).seed()).isEqualTo(first.seed());
        proctor.stop(first.attempt());
        Attempt second = proctor.start(plain, Progress.NONE);
        assertThat(second.seed()).isNotEqualTo(first.seed()).isPositive();
        assertThat(second.seenBefore()).isNull();
    }

    @Test
    void an_attempt_is_told_graded_and_explained_as_its_seed_drew_it() {
        Lab drawn = Catalogue.builtIn().lab("image-backoff", 3);
        assertThat(drawn.explanation())
                .isNotEqualTo(Catalogue.builtIn().lab("image-backoff").explanation());
        Attempt attempt = proctor.start(new StartRequest("image-backoff", null, 3L, null, "ada"), Progress.NONE);
        assertThat(attempt.task()).isEqualTo(drawn.task());
        Attempt asking = proctor.submit(attempt.attempt()).attempt();
        for (DiagnosisSpec question : drawn.rubric().diagnosis()) {
            assertThat(asking.questions())
                    .filteredOn(q -> q.id().equals(question.id()))
                    .flatExtracting(Attempt.QuestionView::options)
                    .extracting(Attempt.QuestionView.Choice::value)
                    .containsExactlyElementsOf(question.options().stream()
                            .map(DiagnosisSpec.Choice::value)
                            .toList());
        }
        Map<String, String> right = drawn.rubric().diagnosis().stream()
                .collect(Collectors.toMap(DiagnosisSpec::id, q -> q.answer().value()));
        assertThat(right).containsEntry("field", "repository");
        Report report = proctor.conclude(attempt.attempt(), right);
        assertThat(report.score()).isEqualTo(20);
        assertThat(report.explanation()).isEqualTo(drawn.explanation());
        assertThat(proctor.regradings().regrade(attempt.attempt()).after().score())
                .isEqualTo(20);
        assertThat(proctor.lab(attempt.attempt())).isEqualTo(drawn);
    }

    @Test
    void an_exam_does_not_repeat_what_its_candidate_had_not_even_by_a_seed() {
        Attempt practice = proctor.start(new StartRequest("image-backoff", null, 1L, null, "ada"), Progress.NONE);
        proctor.stop(practice.attempt());
        StartRequest again = new StartRequest("image-backoff", null, practice.seed(), Mode.exam, "ada");
        assertThatThrownBy(() -> proctor.start(again, Progress.NONE)).isInstanceOfSatisfying(HadBefore.class, e -> {
            assertThat(e.getMessage()).contains("Seed 1", practice.attempt());
            assertThat(e.next()).contains("podfall start image-backoff --mode exam");
        });
        Attempt exam = proctor.start(new StartRequest("image-backoff", null, null, Mode.exam, "ada"), Progress.NONE);
        Draws draws = Catalogue.builtIn().draws("image-backoff");
        assertThat(draws.draw(exam.seed())).isNotEqualTo(draws.draw(practice.seed()));
        proctor.stop(exam.attempt());
        assertThat(proctor.start(
                                new StartRequest("image-backoff", null, practice.seed(), Mode.practice, "ada"),
                                Progress.NONE)
                        .seenBefore())
                .isTrue();
        assertThat(proctor.start(
                                new StartRequest("image-backoff", null, practice.seed(), Mode.exam, "grace"),
                                Progress.NONE)
                        .seenBefore())
                .as("it is new to somebody else")
                .isNull();
    }
}
