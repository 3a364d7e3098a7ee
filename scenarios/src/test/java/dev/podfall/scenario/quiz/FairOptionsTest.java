package dev.podfall.scenario.quiz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.scenario.load.Catalogue;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever knows nothing should gain nothing by habits, such as taking the longest option. */
class FairOptionsTest {
    private static final List<Question> ALL = Catalogue.builtIn().quizzes().stream()
            .flatMap(quiz -> quiz.questions().stream())
            .toList();

    private static Stream<List<Option>> choices() {
        return ALL.stream().flatMap(question -> {
            if (question instanceof SingleChoice q) {
                return Stream.of(q.options());
            }
            return question instanceof ReadPicture q ? Stream.of(q.options()) : Stream.empty();
        });
    }

    private static double share(Comparator<Option> order) {
        List<List<Option>> all = choices().toList();
        long right = all.stream()
                .filter(options -> options.stream().max(order).orElseThrow().correct())
                .count();
        return (double) right / all.size();
    }

    @Test
    void neither_the_longest_nor_the_shortest_option_is_right_more_often_than_by_chance() {
        Comparator<Option> byLength =
                Comparator.comparingInt(option -> option.text().length());
        assertThat(share(byLength)).isLessThan(0.35);
        assertThat(share(byLength.reversed())).isLessThan(0.35);
    }

    @Test
    void statements_are_about_as_often_true_as_false() {
        List<Boolean> answers = ALL.stream()
                .filter(TrueFalse.class::isInstance)
                .map(question -> ((TrueFalse) question).answer())
                .toList();
        long right = answers.stream().filter(answer -> answer).count();
        assertThat((double) right / answers.size()).isBetween(0.35, 0.65);
    }
}
