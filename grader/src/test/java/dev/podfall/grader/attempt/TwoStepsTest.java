package dev.podfall.grader.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.podfall.engine.Progress;
import dev.podfall.engine.Runtime;
import dev.podfall.grader.report.Report;
import dev.podfall.scenario.Disclosure;
import dev.podfall.scenario.load.Catalogue;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Handing in freezes what is judged; only then the diagnosis is asked; answers close it. */
class TwoStepsTest extends AttemptsUnderTest {
    private static final Map<String, String> RIGHT =
            Map.of("object", "deployment", "field", "tag", "cause", "no-such-tag");

    private Attempt start(Mode mode, Disclosure show) {
        return proctor.start(new StartRequest("image-backoff", Runtime.EMBEDDED, 1L, mode, "ada", show), Progress.NONE);
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void options_are_shown_once_what_is_judged_is_frozen_and_no_earlier(Mode mode) {
        String id = start(mode);
        assertThat(proctor.attempt(id).questions())
                .isNotEmpty()
                .allSatisfy(q -> assertThat(q.options()).isEmpty())
                .allSatisfy(q -> assertThat(q.prompt())
                        .as("what is asked tells some of it")
                        .isNull());

        HandedIn handed = proctor.submit(id);
        assertThat(handed.report()).isNull();
        assertThat(handed.attempt().state()).isEqualTo(State.asking);
        assertThat(handed.attempt().frozenAt()).isEqualTo(now);
        assertThat(handed.attempt().questions())
                .isNotEmpty()
                .allSatisfy(q -> assertThat(q.options()).hasSizeGreaterThan(2))
                .allSatisfy(q -> assertThat(q.prompt()).isNotBlank());
        assertThat(proctor.submit(id).attempt()).as("again: the same questions").isEqualTo(handed.attempt());
        assertThat(log.read(id)).filteredOn(s -> s.kind() == Step.Kind.frozen).hasSize(1);
        proctor.conclude(id, RIGHT);
        assertThat(proctor.attempt(id).questions())
                .allSatisfy(q -> assertThat(q.options()).isEmpty());
    }

    @Test
    void what_is_changed_after_the_freeze_counts_no_more() {
        String id = start(Mode.practice);
        proctor.submit(id);
        proctor.close(); // lets go of all clusters
        Report report = proctor.conclude(id, RIGHT);
        assertThat(report.score()).as("judged although the cluster is gone").isEqualTo(20);
        assertThat(report.isFinal()).isTrue();
        assertThat(proctor.regradings().regrade(id).after().score())
                .as("the frozen evidence is kept")
                .isEqualTo(20);
    }

    @Test
    void the_answers_the_end_and_the_grade_are_one_step() {
        String id = start(Mode.practice);
        proctor.submit(id);
        proctor.answer(id, Map.of("cause", "no-such-tag", "field", "pull-policy"), 0);
        proctor.conclude(id, Map.of("field", "tag", "object", "deployment"));
        List<Step> steps = log.read(id);
        Step end = steps.get(steps.size() - 1);
        assertThat(end.kind()).isEqualTo(Step.Kind.submitted);
        assertThat(end.payload().at("/report/score").asInt()).isEqualTo(20);
        assertThat(proctor.attempt(id).answers().values()).isEqualTo(RIGHT);
        assertThat(steps).extracting(Step::kind).containsOnlyOnce(Step.Kind.submitted);
    }

    @Test
    void without_an_answer_it_is_closed_without_a_diagnosis() {
        String id = start(Mode.practice);
        proctor.submit(id);
        assertThat(proctor.conclude(id, Map.of()))
                .extracting(Report::score, Report::isFinal)
                .containsExactly(0, true);
    }

    @Test
    void while_it_asks_nothing_else_is_to_be_had_and_before_and_after_no_answer_is_taken() {
        String id = start(Mode.practice);
        isRefused(() -> proctor.answer(id, RIGHT, 0), "not handed in yet", "podfall submit " + id);
        isRefused(() -> proctor.conclude(id, RIGHT), "not handed in yet", "podfall submit " + id);
        proctor.submit(id);
        String next = "podfall answer " + id;
        isRefused(() -> proctor.check(id), "counts no more", next);
        isRefused(() -> proctor.hint(id), "counts no more", next);
        isRefused(() -> proctor.reset(id, Progress.NONE), "counts no more", next);
        isRefused(() -> start(Mode.practice), "counts no more", next);
        isRefused(() -> proctor.regradings().regrade(id), "not been graded", "podfall submit");
        proctor.conclude(id, Map.of());
        isRefused(() -> proctor.answer(id, RIGHT, 0), "is over (submitted)", "podfall report " + id);
        isRefused(() -> proctor.conclude(id, RIGHT), "is over (submitted)", "podfall report " + id);
        isRefused(() -> proctor.submit(id), "is over (submitted)", "podfall report " + id);
    }

    @Test
    void an_answer_to_no_question_freezes_nothing() {
        String id = start(Mode.exam);
        assertThatThrownBy(() -> proctor.submit(id, List.of("cause", "nosuch")))
                .isInstanceOfSatisfying(UnknownAnswer.class, e -> {
                    assertThat(e.getMessage()).contains("There is no question \"nosuch\"");
                    assertThat(e.next()).contains("object, field, cause", "Nothing was done");
                });
        assertThat(proctor.attempt(id).state()).isEqualTo(State.running);
        assertThat(proctor.submit(id, List.of("cause")).attempt().state()).isEqualTo(State.asking);
    }

    @Test
    void an_unknown_answer_closes_nothing_and_names_the_choices() {
        String id = start(Mode.practice);
        proctor.submit(id);
        for (Map<String, String> wrong : List.of(Map.of("cause", "gremlins"), Map.of("weather", "rain"))) {
            assertThatThrownBy(() -> proctor.conclude(id, wrong)).isInstanceOf(UnknownAnswer.class);
        }
        assertThatThrownBy(() -> proctor.answer(id, Map.of("cause", "gremlins"), 0))
                .isInstanceOfSatisfying(
                        UnknownAnswer.class, e -> assertThat(e.next()).contains("no-such-tag"));
        assertThat(proctor.attempt(id).state()).isEqualTo(State.asking);
    }

    @Test
    void answers_beside_an_unknown_one_are_kept() {
        String id = start(Mode.practice);
        proctor.submit(id);
        Map<String, String> given = Map.of("cause", "gremlins", "field", "tag");
        assertThatThrownBy(() -> proctor.conclude(id, given))
                .isInstanceOfSatisfying(
                        UnknownAnswer.class, e -> assertThat(e.next()).contains("The others you gave are kept."));
        assertThat(proctor.attempt(id).answers().values()).isEqualTo(Map.of("field", "tag"));
    }

    @Test
    void answers_that_were_changed_elsewhere_are_not_overwritten_unseen() {
        String id = start(Mode.practice);
        proctor.submit(id);
        assertThat(proctor.attempt(id).answers()).isEqualTo(new Attempt.Answers(0, Map.of()));
        long first = proctor.answer(id, Map.of("field", "tag"), 0).answers().revision();
        long second = proctor.answer(id, RIGHT, first).answers().revision();
        assertThat(second).isGreaterThan(first);
        assertThatThrownBy(() -> proctor.answer(id, Map.of(), first))
                .isInstanceOfSatisfying(
                        AnsweredElsewhere.class,
                        e -> assertThat(e.kept()).isEqualTo(new Attempt.Answers(second, RIGHT)));
        assertThat(proctor.answer(id, RIGHT, 0).answers().revision())
                .as("the same again is no change")
                .isEqualTo(second);
        assertThat(proctor.answer(id, Map.of(), second).answers().values()).isEmpty();
    }

    @Test
    void after_a_restart_of_the_server_it_goes_on_asking() {
        String id = start(Mode.practice);
        proctor.submit(id);
        proctor.answer(id, RIGHT, 0);
        Attempt before = proctor.attempt(id);
        proctor.close();
        open();
        proctor.resumeAll();
        Attempt after = proctor.attempt(id);
        assertThat(after.state()).isEqualTo(State.asking);
        assertThat(after.answers()).isEqualTo(before.answers());
        assertThat(after.answerBy()).isEqualTo(before.answerBy());
        assertThat(Path.of(after.kubeconfig())).exists();
        assertThat(proctor.conclude(id, Map.of()).score()).isEqualTo(20);
    }

    /** Of before diagnoses were asked at the end: what was chosen on the page while it ran. */
    @Test
    void answers_of_an_older_log_count() {
        String id = start(Mode.exam);
        log.append(id, new Step(2, now, Step.Kind.answered, StepJson.write(Map.of("answers", RIGHT))));
        now = now.plus(EXAM);
        proctor.tick();
        assertThat(proctor.attempt(id).answers().values()).isEqualTo(RIGHT);
        assertThat(proctor.conclude(id, Map.of()).score()).isEqualTo(20);
    }

    /** Of before there was a choice. */
    @Test
    void an_exam_of_an_older_log_shows_all_as_it_was_promised() {
        String id = start(Mode.exam);
        AttemptLog older = AttemptLog.inMemory();
        log.read(id).forEach(step -> {
            var payload = step.payload().deepCopy();
            ((com.fasterxml.jackson.databind.node.ObjectNode) payload).remove("shown");
            older.append(id, new Step(step.sequence(), step.at(), step.kind(), payload));
        });
        older.append(id, new Step(2, now, Step.Kind.stopped, JsonNodeFactory.instance.objectNode()));
        try (Proctor reader = new Proctor(Catalogue.builtIn(), r -> null, older, wall, home)) {
            assertThat(reader.attempt(id))
                    .extracting(Attempt::state, Attempt::show)
                    .containsExactly(State.stopped, Disclosure.report);
        }
    }
}
