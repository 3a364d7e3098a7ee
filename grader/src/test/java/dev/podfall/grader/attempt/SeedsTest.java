package dev.podfall.grader.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.grader.attempt.Seeds.Chosen;
import dev.podfall.grader.attempt.Seeds.Had;
import dev.podfall.scenario.draw.Draw;
import dev.podfall.scenario.draw.Draws;
import dev.podfall.scenario.load.Catalogue;
import dev.podfall.scenario.load.Faults;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SeedsTest {
    private static final Faults NO_FAULTS = new Faults(Set.of("draw-0"), seed -> "");

    private final Random random = new Random(5);

    private static Draws draws(int... sizes) {
        ObjectNode declared = JsonNodeFactory.instance.objectNode();
        for (int size : sizes) {
            var list = declared.putArray("draw-" + declared.size());
            for (int i = 0; i < size; i++) {
                list.add(i);
            }
        }
        return Draws.none("requests-hang").and(declared);
    }

    private Chosen next(Draws draws, List<Had> had) {
        return next(draws, NO_FAULTS, had);
    }

    private Chosen next(Draws draws, Faults faults, List<Had> had) {
        Chosen chosen = Seeds.choose(draws, faults, had, 1 + random.nextInt(999_999));
        had.add(new Had("attempt-" + had.size(), chosen.seed(), chosen.draw()));
        return chosen;
    }

    @Test
    void nothing_comes_twice_before_all_that_can_be_drawn_came_once() {
        Draws draws = draws(2, 3, 2);
        List<Had> had = new ArrayList<>();
        Set<Draw> seen = new HashSet<>();
        for (int i = 0; i < 12; i++) {
            Chosen chosen = next(draws, had);
            assertThat(chosen.seenBefore()).isFalse();
            assertThat(chosen.draw()).isEqualTo(draws.draw(chosen.seed()));
            assertThat(seen.add(chosen.draw())).isTrue();
        }
        assertThat(had.stream().map(Had::seed).distinct()).hasSize(12);
    }

    @Test
    void when_all_was_seen_what_was_seen_longest_ago_comes_again_with_another_seed() {
        Draws draws = draws(2, 2);
        List<Had> had = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            next(draws, had);
        }
        for (int i = 0; i < 8; i++) {
            Chosen chosen = next(draws, had);
            assertThat(chosen.seenBefore()).isTrue();
            assertThat(chosen.draw()).isEqualTo(had.get(i).draw());
        }
        assertThat(had.stream().map(Had::seed).distinct()).hasSize(12);
    }

    @Test
    void what_comes_next_differs_in_as_much_as_it_can() {
        Draws draws = draws(3, 3, 3);
        List<Had> had = new ArrayList<>();
        Chosen first = next(draws, had);
        Chosen second = next(draws, had);
        Chosen third = next(draws, had);
        assertThat(second.draw().distance(first.draw())).isEqualTo(3);
        assertThat(third.draw().distance(first.draw())).isEqualTo(3);
        assertThat(third.draw().distance(second.draw())).isEqualTo(3);
    }

    @Test
    void a_lab_that_draws_nothing_is_new_once() {
        List<Had> had = new ArrayList<>();
        assertThat(next(draws(), had).seenBefore()).isFalse();
        Chosen again = next(draws(), had);
        assertThat(again.seenBefore()).isTrue();
        assertThat(again.seed()).isNotEqualTo(had.get(0).seed());
    }

    @Test
    void what_can_be_drawn_no_more_hides_nothing_that_can() {
        List<Had> had = new ArrayList<>();
        for (long seed = 1; seed < 5; seed++) {
            had.add(new Had("attempt-" + seed, seed, new Draw(Map.of("draw-0", "gone " + seed))));
        }
        assertThat(next(draws(2), had).seenBefore()).isFalse();
        assertThat(next(draws(2), had).seenBefore()).isFalse();
        assertThat(next(draws(2), had).seenBefore()).isTrue();
    }

    @Test
    void a_cause_comes_again_only_when_all_causes_came_as_often() {
        Draws draws = draws(5, 4, 4);
        List<Had> had = new ArrayList<>();
        for (int round = 0; round < 16; round++) {
            Set<String> causes = new HashSet<>();
            for (int i = 0; i < 5; i++) {
                causes.add(next(draws, had).draw().chosen().get("draw-0"));
            }
            assertThat(causes).as("round " + round).hasSize(5);
        }
        assertThat(had.stream().map(Had::draw).distinct()).hasSize(80);
    }

    @Test
    void no_lab_repeats_a_fault_before_all_came_nor_what_chooses_it() {
        Catalogue catalogue = Catalogue.builtIn();
        for (String lab : catalogue.ids()) {
            Draws draws = catalogue.draws(lab);
            Faults faults = catalogue.faults(lab);
            long all = LongStream.rangeClosed(1, 1000)
                    .mapToObj(faults::drawnBy)
                    .distinct()
                    .count();
            List<Had> had = new ArrayList<>();
            for (int i = 0; i < Math.min(all, 14); i++) {
                next(draws, faults, had);
            }
            assertThat(had.stream().map(h -> faults.drawnBy(h.seed())))
                    .as(lab)
                    .isNotEmpty()
                    .doesNotHaveDuplicates();
            List<String> causes = draws.brief().getOrDefault("cause", List.of());
            assertThat(had.stream()
                            .limit(causes.size())
                            .map(h -> h.draw().chosen().get("cause")))
                    .as(lab)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void who_had_all_cannot_choose_by_a_seed_what_an_exam_repeats() {
        Draws draws = draws(2);
        List<Had> had = new ArrayList<>();
        next(draws, had);
        next(draws, had);
        for (long seed = 1; seed < 5; seed++) {
            long wished = seed;
            assertThatThrownBy(() -> Seeds.wished(draws, NO_FAULTS, had, wished, Mode.exam))
                    .isInstanceOf(HadBefore.class);
            assertThat(Seeds.wished(draws, NO_FAULTS, had, wished, Mode.practice)
                            .seenBefore())
                    .isTrue();
        }
    }

    @Test
    void a_seed_that_brings_a_fault_again_is_none_for_an_exam_whatever_else_it_draws() {
        Draws draws = draws(7);
        Faults faults = new Faults(Set.of(), seed -> seed % 2 == 0 ? "even" : "odd");
        List<Had> had = List.of(new Had("first", 2, draws.draw(2)));
        long again = otherThanThat(draws, 4);
        assertThatThrownBy(() -> Seeds.wished(draws, faults, had, again, Mode.exam))
                .isInstanceOf(HadBefore.class)
                .hasMessageContaining("first");
        assertThat(Seeds.wished(draws, faults, had, again, Mode.practice).seenBefore())
                .isFalse();
        long other = otherThanThat(draws, 3);
        assertThat(Seeds.wished(draws, faults, had, other, Mode.exam).seed()).isEqualTo(other);
    }

    private static long otherThanThat(Draws draws, long from) {
        return LongStream.iterate(from, s -> s + 2)
                .filter(s -> !draws.draw(s).equals(draws.draw(2)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void alternatives_that_read_alike_count_once() {
        ObjectNode declared = JsonNodeFactory.instance.objectNode();
        declared.putArray("a").add(1).add("1").add(2);
        assertThat(Draws.none("x").and(declared).size()).isEqualTo(2);
    }
}
