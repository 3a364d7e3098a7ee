package dev.podfall.scenario.quiz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.scenario.lint.quiz.QuizLint;
import dev.podfall.scenario.load.Catalogue;
import dev.podfall.scenario.load.Yaml;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrawnNumericTest {
    private static final String QUIZ = """
            id: q
            title: Q
            version: "1"
            minutes: 5
            passMark: 50
            intro: I.
            questions:
              - id: minutes
                type: drawn
                prompt: "How much is {{slo}} % of {{days}} days?"
                explanation: "Of {{total}} minutes it is {{answer}}."
                draws: {slo: [99.9, 99.5], days: [30, 28]}
                with: {total: days * 1440}
                answer: total * (100 - slo) / 100
                tolerance: answer * 0.01
                unit: min
                slips:
                  - {value: total, why: "{{total}} is all of it."}
            """;

    private static DrawnNumeric question(String text) {
        return (DrawnNumeric) Yaml.read(Quiz.class, "q", text).questions().get(0);
    }

    @Test
    void the_first_seed_draws_the_first_of_each_and_texts_hold_the_values() {
        Numeric drawn = question(QUIZ).drawn(1);
        assertThat(drawn.prompt()).isEqualTo("How much is 99.9 % of 30 days?");
        assertThat(drawn.answer()).isEqualTo(43.2);
        assertThat(drawn.tolerance()).isEqualTo(0.432);
        assertThat(drawn.explanation()).isEqualTo("Of 43,200 minutes it is 43.2.");
        assertThat(drawn.slips().get(0)).isEqualTo(new Numeric.Slip(43200, "43,200 is all of it."));
    }

    @Test
    void seeds_in_a_row_differ_and_the_same_seed_draws_the_same() {
        DrawnNumeric question = question(QUIZ);
        assertThat(question.drawn(2).prompt()).isNotEqualTo(question.drawn(1).prompt());
        assertThat(question.drawn(7)).isEqualTo(question.drawn(7));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "total * (100 - slo) / 100|total * (100 - gone) / 100|\"gone\"",
                "total * (100 - slo) / 100|total / 0|no number",
                "total * (100 - slo) / 100|total * (|ends too early",
                "{{total}} is all|{{all}} is all|\"all\"",
                "[99.9, 99.5], days: [30, 28]|[99.9], days: [30]|1 draws",
                "[99.9, 99.5]|[99.9, 99.5], more: [1, 2]|\"more\"",
            })
    void lint_finds_what_would_fail_for_one_draw(String from, String to, String words) {
        Quiz quiz = Yaml.read(Quiz.class, "q", QUIZ.replace(from, to));
        assertThat(QuizLint.of("q", quiz).toString()).containsIgnoringCase(words);
    }

    @Test
    void our_own_banks_of_drawn_numbers_and_pictures_are_sound_and_large_enough() {
        Quiz drawn = Catalogue.builtIn().quiz("drawn-numbers");
        Quiz charts = Catalogue.builtIn().quiz("reading-charts");
        assertThat(QuizLint.of("drawn", drawn)).isEmpty();
        assertThat(QuizLint.of("charts", charts)).isEmpty();
        assertThat(drawn.questions()).hasSizeGreaterThanOrEqualTo(10).allMatch(DrawnNumeric.class::isInstance);
        assertThat(charts.questions()).hasSizeGreaterThanOrEqualTo(10).allMatch(ReadPicture.class::isInstance);
        assertThat(charts.questions().stream()
                        .map(q -> q.shown().orElseThrow().getClass().getSimpleName())
                        .collect(Collectors.toSet()))
                .isEqualTo(Set.of("ConfusionMatrix", "RocCurve", "LiftCurve", "Panel"));
        drawn.questions()
                .forEach(question -> assertThat(LongStream.rangeClosed(1, 6)
                                .mapToObj(seed -> question.drawn(seed).prompt())
                                .distinct())
                        .as(question.id())
                        .hasSizeGreaterThan(1));
    }

    @Test
    void a_picture_is_a_table_wherever_nothing_is_drawn() {
        Question question =
                Catalogue.builtIn().quiz("reading-charts").questions().get(0);
        assertThat(question.promptInFull())
                .contains(
                        "true class   predicted fraud   predicted legit",
                        "fraud                     80                20");
    }
}
