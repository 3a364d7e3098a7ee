package dev.podfall.scenario.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PickTest {
    /** Whoever repeats a seed years later gets the same lab: these numbers never change. */
    @ParameterizedTest
    @CsvSource({
        "empty-endpoints, port, 2, 3, 2",
        "empty-endpoints, port, 3, 3, 1",
        "empty-endpoints, port, 4, 3, 1",
        "empty-endpoints, cause, 2, 3, 2",
        "killed-on-load, port, 2, 3, 2",
        "killed-on-load, port, 999999, 7, 1",
        "killed-on-load, port, -5, 7, 2",
    })
    void a_seed_draws_the_same_for_ever(String lab, String draw, long seed, int alternatives, int drawn) {
        assertThat(Pick.bySeed(lab, seed).of(draw, alternatives)).isEqualTo(drawn);
    }

    @Test
    void the_first_seed_draws_the_first_of_everything() {
        Pick pick = Pick.bySeed("config-error", 1);
        assertThat(pick.of("secret", 5)).isZero();
        assertThat(pick.shuffled("options", List.of("a", "b", "c"))).containsExactly("a", "b", "c");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 25})
    void as_many_seeds_in_a_row_as_there_are_alternatives_draw_each_once(int alternatives) {
        for (long first : new long[] {1, 1 + 7L * alternatives, 1 - 3L * alternatives}) {
            assertThat(LongStream.range(first, first + alternatives)
                            .map(seed -> Pick.bySeed("config-error", seed).of("secret", alternatives)))
                    .containsExactlyInAnyOrderElementsOf(
                            LongStream.range(0, alternatives).boxed().toList());
        }
    }

    @Test
    void each_alternative_is_drawn_about_as_often_as_any_other() {
        Map<Integer, Long> counts = LongStream.rangeClosed(2, 4001)
                .mapToObj(seed -> Pick.bySeed("config-error", seed).of("secret", 4))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        assertThat(counts).hasSize(4);
        assertThat(counts.values()).allMatch(n -> n > 900 && n < 1100);
    }

    @Test
    void what_one_name_draws_says_nothing_of_another() {
        long pairs = LongStream.rangeClosed(2, 400)
                .mapToObj(seed -> Pick.bySeed("config-error", seed))
                .map(pick -> pick.of("secret", 4) + " " + pick.of("key", 4))
                .distinct()
                .count();
        assertThat(pairs).isEqualTo(16);
    }

    @Test
    void a_list_is_drawn_in_every_order_and_stays_whole() {
        List<String> four = List.of("a", "b", "c", "d");
        List<List<String>> orders = IntStream.range(2, 500)
                .mapToObj(seed -> Pick.bySeed("config-error", seed).shuffled("options", four))
                .distinct()
                .toList();
        assertThat(orders).hasSize(24).allSatisfy(o -> assertThat(o).containsExactlyInAnyOrderElementsOf(four));
    }
}
