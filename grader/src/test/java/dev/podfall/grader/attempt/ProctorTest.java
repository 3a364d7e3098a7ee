package dev.podfall.grader.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podfall.engine.Progress;
import dev.podfall.engine.Runtime;
import dev.podfall.engine.embedded.EmbeddedProvider;
import dev.podfall.grader.report.Report;
import dev.podfall.grader.report.Verdict;
import dev.podfall.scenario.Disclosure;
import dev.podfall.scenario.load.Catalogue;
import dev.podfall.scenario.load.UnknownLab;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProctorTest {
    private static final Map<String, String> RIGHT =
            Map.of("object", "deployment", "field", "tag", "cause", "no-such-tag");

    @TempDir
    Path home;

    private Instant now = Instant.parse("2026-03-02T09:00:00Z");
    private final InstantSource wall = () -> now;
    private final AttemptLog log = AttemptLog.inMemory();
    private final EmbeddedProvider embedded = new EmbeddedProvider(wall);
    private Proctor proctor;

    @BeforeEach
    void open() {
        proctor = proctor();
    }

    private Proctor proctor() {
        return new Proctor(Catalogue.builtIn(), r -> r == Runtime.EMBEDDED ? embedded : null, log, wall, home);
    }

    @AfterEach
    void let_go() {
        proctor.close();
    }

    private Attempt start(Mode mode) {
        return proctor.start(new StartRequest("image-backoff", Runtime.EMBEDDED, 1L, mode, "ada"), Progress.NONE);
    }

    private Report handIn(Attempt attempt, Map<String, String> answers) {
        assertThat(proctor.submit(attempt.attempt()).report()).isNull();
        return proctor.conclude(attempt.attempt(), answers);
    }

    private Path kubeconfig(Attempt attempt) {
        return Path.of(attempt.kubeconfig());
    }

    @Test
    void a_lab_is_started_once_and_then_found_again() {
        List<String> phases = new ArrayList<>();
        Attempt attempt = proctor.start(
                new StartRequest("image-backoff", Runtime.EMBEDDED, null, null, "ada"),
                (phase, text, state, millis) -> phases.add(phase + " " + state));

        assertThat(attempt.state()).isEqualTo(State.running);
        assertThat(attempt.mode()).isEqualTo(Mode.practice);
        assertThat(attempt.namespace()).isEqualTo("ml-serving-prod");
        assertThat(attempt.questions())
                .extracting(Attempt.QuestionView::id)
                .containsExactly("object", "field", "cause");
        assertThat(kubeconfig(attempt)).isRegularFile().content().contains("client-certificate-data");
        assertThat(phases).startsWith("provision started", "provision done").endsWith("symptom done");
        StartRequest plain = new StartRequest("image-backoff", null, null, null, "ada");
        assertThat(proctor.start(plain, Progress.NONE).resumed()).isTrue();
        StartRequest same = new StartRequest("image-backoff", Runtime.EMBEDDED, attempt.seed(), Mode.practice, "ada");
        assertThat(proctor.start(same, Progress.NONE).resumed()).isTrue();
        assertThat(proctor.attempts()).hasSize(1);
    }

    @Test
    void a_lab_whose_world_has_no_server_starts_like_any_other() {
        Attempt attempt = proctor.start(
                new StartRequest("nothing-has-run-for-hours", Runtime.EMBEDDED, 1L, Mode.practice, "ada"),
                Progress.NONE);
        assertThat(attempt.state()).isEqualTo(State.running);
    }

    @Test
    void a_wish_that_is_refused_takes_no_number() {
        StartRequest hidden =
                new StartRequest("image-backoff", Runtime.EMBEDDED, 1L, Mode.practice, "ada", Disclosure.none);
        assertThatThrownBy(() -> proctor.start(hidden, Progress.NONE)).isInstanceOf(Showing.ShowRefused.class);
        assertThat(start(Mode.practice).attempt()).isEqualTo("image-backoff-1");
    }

    @Test
    void a_number_is_not_given_again_after_a_restart_though_one_was_used_up_for_nothing() {
        StartRequest elsewhere = new StartRequest("image-backoff", Runtime.KIND, 1L, Mode.practice, "ada");
        assertThatThrownBy(() -> proctor.start(elsewhere, Progress.NONE)).isInstanceOf(RuntimeNotHere.class);
        String second = start(Mode.practice).attempt();
        assertThat(second).isEqualTo("image-backoff-2");
        proctor.stop(second);
        proctor.close();
        proctor = proctor();
        assertThat(start(Mode.practice).attempt()).isEqualTo("image-backoff-3");
    }

    @Test
    void a_running_lab_is_not_passed_off_as_one_with_another_seed_mode_or_runtime() {
        Attempt attempt = start(Mode.practice);
        for (StartRequest other : List.of(
                new StartRequest("image-backoff", null, 4L, null, "ada"),
                new StartRequest("image-backoff", null, null, Mode.exam, "ada"),
                new StartRequest("image-backoff", Runtime.KIND, null, null, "ada"))) {
            assertThatThrownBy(() -> proctor.start(other, Progress.NONE))
                    .isInstanceOfSatisfying(RunsAlready.class, e -> {
                        assertThat(e.getMessage()).contains(attempt.attempt(), "you asked for");
                        assertThat(e.next()).contains("podfall stop " + attempt.attempt());
                    });
        }
        assertThat(proctor.attempts()).hasSize(1);
    }

    @Test
    void an_attempt_that_was_not_repaired_fails_and_says_why_and_where_to_look() {
        Attempt attempt = start(Mode.practice);
        Report check = proctor.check(attempt.attempt());
        assertThat(check.isFinal()).isFalse();
        assertThat(check.explanation()).isNull();
        assertThat(check.criteria())
                .filteredOn(l -> l.kind().equals("diagnosis"))
                .allMatch(l -> l.verdict() == Verdict.unverifiable);

        Report report = handIn(attempt, RIGHT);
        assertThat(report.score()).isEqualTo(20);
        assertThat(report.passed()).isFalse();
        assertThat(report.explanation()).contains("v3.1");
        assertThat(report.criteria())
                .filteredOn(l -> l.verdict() == Verdict.unmet)
                .allSatisfy(l -> {
                    assertThat(l.see()).isNotBlank();
                    assertThat(l.actual()).isNotBlank();
                    assertThat(l.expected()).isNotBlank();
                });
        assertThat(proctor.attempt(attempt.attempt()).state()).isEqualTo(State.submitted);
        assertThatThrownBy(() -> proctor.submit(attempt.attempt())).isInstanceOf(NotAllowedNow.class);
        assertThat(proctor.regradings().regrade(attempt.attempt()).after().score())
                .isEqualTo(20);
    }

    @Test
    void hints_come_in_order_cost_and_run_out() {
        Attempt attempt = start(Mode.practice);
        assertThat(proctor.hint(attempt.attempt()))
                .extracting(HintGiven::number, HintGiven::price)
                .containsExactly(1, 3);
        proctor.hint(attempt.attempt());
        proctor.hint(attempt.attempt());
        assertThatThrownBy(() -> proctor.hint(attempt.attempt())).isInstanceOf(NoMoreHints.class);
        assertThat(handIn(attempt, RIGHT))
                .extracting(Report::hintCost, Report::score)
                .containsExactly(18, 2);
    }

    @Test
    void an_exam_has_no_hints_and_no_checks() {
        Attempt attempt = start(Mode.exam);
        assertThat(attempt.remainingSeconds()).isEqualTo(15 * 60);
        assertThatThrownBy(() -> proctor.hint(attempt.attempt())).isInstanceOf(NotAllowedNow.class);
        assertThatThrownBy(() -> proctor.check(attempt.attempt())).isInstanceOf(NotAllowedNow.class);
    }

    @Test
    void a_stopped_attempt_leaves_its_steps_and_nothing_else() {
        Attempt attempt = start(Mode.practice);
        assertThat(proctor.stop(attempt.attempt()).state()).isEqualTo(State.stopped);
        assertThat(kubeconfig(attempt).getParent()).doesNotExist();
        assertThat(start(Mode.practice).attempt()).isNotEqualTo(attempt.attempt());
    }

    @Test
    void after_a_restart_of_the_server_the_attempt_goes_on() {
        Attempt attempt = start(Mode.practice);
        proctor.close();
        proctor = proctor();
        proctor.resumeAll();

        assertThat(proctor.attempt(attempt.attempt()).state()).isEqualTo(State.running);
        assertThat(handIn(attempt, RIGHT).score()).isEqualTo(20);
    }

    @Test
    void a_restart_clears_away_the_files_of_attempts_that_are_over() {
        Attempt attempt = start(Mode.practice);
        handIn(attempt, RIGHT);
        assertThat(kubeconfig(attempt)).exists();
        proctor.close();
        proctor = proctor();
        proctor.resumeAll();

        assertThat(kubeconfig(attempt).getParent()).doesNotExist();
        assertThat(proctor.report(attempt.attempt())).get().returns(20, Report::score);
    }

    @Test
    void an_attempt_whose_cluster_is_gone_is_kept_and_can_be_reset() throws Exception {
        Attempt attempt = start(Mode.practice);
        proctor.close();
        proctor = proctor();

        Report blind = proctor.submit(attempt.attempt()).report();
        assertThat(blind.score()).isNull();
        assertThat(blind.isFinal()).isFalse();
        assertThat(blind.criteria()).extracting(Report.Line::verdict).containsOnly(Verdict.unverifiable);
        assertThat(proctor.attempt(attempt.attempt()).state()).isEqualTo(State.running);
        assertThat(proctor.reset(attempt.attempt(), Progress.NONE).state()).isEqualTo(State.running);
        assertThat(Files.exists(kubeconfig(attempt))).isTrue();
        assertThat(handIn(attempt, RIGHT).score()).isEqualTo(20);
    }

    @Test
    void what_ended_without_a_grade_is_graded_at_the_next_start() {
        String id = start(Mode.practice).attempt();
        endWithoutGrade(id);
        proctor.close();
        proctor = proctor();
        proctor.resumeAll();

        assertThat(proctor.attempt(id))
                .extracting(Attempt::state, Attempt::score)
                .containsExactly(State.submitted, 20);
        assertThat(proctor.regradings().regrade(id).after().score()).isEqualTo(20);
        assertThat(home.resolve("attempts").resolve(id)).doesNotExist();
        int steps = log.read(id).size();
        proctor.resumeAll();
        assertThat(log.read(id)).as("once").hasSize(steps);
    }

    @Test
    void what_ended_without_a_grade_and_without_a_cluster_says_why_it_has_none() {
        String id = start(Mode.practice).attempt();
        endWithoutGrade(id);
        proctor.close();
        new AttemptFiles(home, id).remove();
        proctor = proctor();
        proctor.resumeAll();

        Report report = proctor.report(id).orElseThrow();
        assertThat(report.score()).isNull();
        assertThat(report.isFinal()).isTrue();
        assertThat(report.problem()).contains("the server was stopped before the attempt was graded");
    }

    /** As a server did it that wrote two steps and died in between. */
    private void endWithoutGrade(String id) {
        log.append(id, new Step(2, now, Step.Kind.submitted, StepJson.write(Map.of("answers", RIGHT))));
    }

    @Test
    void an_attempt_that_cannot_be_closed_does_not_keep_others_open() {
        String broken = start(Mode.exam).attempt();
        String sound = proctor.start(
                        new StartRequest("image-backoff", Runtime.EMBEDDED, 1L, Mode.exam, "grace"), Progress.NONE)
                .attempt();
        log.append(broken, new Step(2, now, Step.Kind.reset, StepJson.write(List.of())));
        now = now.plus(Duration.ofMinutes(15));
        assertThatThrownBy(() -> proctor.tick()).isInstanceOf(RuntimeException.class);
        assertThat(proctor.attempt(sound).state()).isEqualTo(State.asking);
    }

    @Test
    void what_does_not_exist_is_refused_with_the_next_step() {
        assertThatThrownBy(() -> proctor.attempt("nobody-1")).isInstanceOf(UnknownAttempt.class);
        assertThatThrownBy(() -> proctor.start(
                        new StartRequest("image-backof", Runtime.EMBEDDED, null, null, "ada"), Progress.NONE))
                .isInstanceOfSatisfying(
                        UnknownLab.class, e -> assertThat(e.next()).contains("image-backoff"));
        assertThatThrownBy(() -> proctor.start(
                        new StartRequest("image-backoff", Runtime.KIND, null, null, "ada"), Progress.NONE))
                .isInstanceOf(RuntimeNotHere.class);
    }
}
