package dev.podfall.grader.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podfall.engine.Runtime;
import dev.podfall.scenario.load.Catalogue;
import dev.podfall.scenario.load.UnknownLab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Attempts that end by the clock, or because their candidate stops them. */
class EndsOfAttemptsTest extends AttemptsUnderTest {
    private static final Map<String, String> RIGHT =
            Map.of("object", "deployment", "field", "tag", "cause", "no-such-tag");

    @Test
    void an_exam_whose_time_is_over_is_frozen_and_asks_for_ten_minutes_more() {
        String id = start(Mode.exam);
        now = now.plus(EXAM);
        proctor.tick();
        Attempt asking = proctor.attempt(id);
        assertThat(asking.state()).isEqualTo(State.asking);
        assertThat(asking.remainingSeconds()).isEqualTo(600);
        proctor.answer(id, RIGHT, 0);
        now = now.plus(Duration.ofMinutes(10));
        proctor.tick();
        assertThat(proctor.attempt(id))
                .extracting(Attempt::state, Attempt::score)
                .as("closed with what was kept")
                .containsExactly(State.expired, 20);
    }

    @Test
    void a_wish_that_comes_after_the_time_but_before_the_tick_meets_what_is_due() {
        String id = start(Mode.exam);
        now = now.plus(EXAM);
        assertThat(proctor.submit(id).attempt().state()).isEqualTo(State.asking);
        now = now.plus(Duration.ofMinutes(10));
        isRefused(() -> proctor.conclude(id, RIGHT), "is over (expired)", "podfall report " + id);
        assertThat(proctor.attempt(id).score()).isZero();
    }

    @Test
    void who_hands_in_early_may_answer_until_the_exam_ends_and_practice_has_a_day() {
        String exam = start(Mode.exam);
        proctor.submit(exam);
        assertThat(proctor.attempt(exam).answerBy()).isEqualTo(now.plus(EXAM));
        proctor.conclude(exam, Map.of());
        String practice = start(Mode.practice);
        now = now.plus(Duration.ofHours(23));
        proctor.submit(practice);
        assertThat(proctor.attempt(practice).answerBy()).isEqualTo(now.plus(Duration.ofHours(24)));
        now = now.plus(Duration.ofHours(2));
        proctor.tick();
        assertThat(proctor.attempt(practice).state()).isEqualTo(State.asking);
    }

    @Test
    void a_stopped_exam_is_graded_as_it_stands_and_stopped_practice_has_no_grade() {
        String exam = start(Mode.exam);
        assertThat(proctor.stop(exam))
                .extracting(Attempt::state, Attempt::score)
                .containsExactly(State.submitted, 0);
        String practice = start(Mode.practice);
        assertThat(proctor.stop(practice))
                .extracting(Attempt::state, Attempt::score)
                .containsExactly(State.stopped, null);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void one_whose_lab_was_taken_away_is_stopped_all_the_same(boolean asks) throws Exception {
        Path folder = home.resolve("labs-of-mine");
        LabFolder.copyTo(folder);
        proctor.close();
        proctor = new Proctor(Catalogue.in(folder), r -> r == Runtime.EMBEDDED ? embedded : null, log, wall, home);
        String id = start(Mode.exam);
        if (asks) {
            proctor.submit(id);
        }
        deleteAll(folder.resolve("labs"));
        assertThatThrownBy(() -> proctor.stop(id)).as("it cannot be shown").isInstanceOf(UnknownLab.class);
        assertThat(log.read(id)).last().extracting(Step::kind).isEqualTo(Step.Kind.stopped);
        assertThat(home.resolve("attempts").resolve(id)).doesNotExist();
    }

    private static void deleteAll(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void one_that_asks_and_is_stopped_is_closed_with_what_was_kept(Mode mode) {
        String id = start(mode);
        proctor.submit(id);
        proctor.answer(id, RIGHT, 0);
        assertThat(proctor.stop(id)).extracting(Attempt::state, Attempt::score).containsExactly(State.submitted, 20);
        assertThat(home.resolve("attempts").resolve(id)).doesNotExist();
    }
}
