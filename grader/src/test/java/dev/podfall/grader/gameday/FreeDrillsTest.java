package dev.podfall.grader.gameday;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.embedded.EmbeddedProvider;
import dev.podfall.scenario.gameday.Alert;
import dev.podfall.scenario.gameday.GameDay;
import dev.podfall.scenario.gameday.Runbook;
import dev.podfall.scenario.load.Catalogue;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreeDrillsTest {
    private static final InstantSource WALL = InstantSource.fixed(Instant.parse("2026-03-02T09:00:00Z"));
    private static final LocalDate DAY = LocalDate.parse("2026-03-02");
    private final FreeDrills drills = new FreeDrills(Catalogue.builtIn(), new EmbeddedProvider(WALL));

    private ObjectNode compose(String world, String faults, String with) {
        Map<String, String> parameters =
                with == null ? Map.of() : Map.of(with.replaceAll("=.*", ""), with.replaceAll(".*=", ""));
        List<String> names = faults == null ? List.of() : Arrays.asList(faults.split(" "));
        return drills.compose(new FreeWish(world, names, parameters, null), 7, DAY);
    }

    @Test
    void chosen_faults_become_a_rehearsed_game_day_whose_runbooks_are_their_inverses() {
        GameDay made = Catalogue.gameDay(compose(null, "service-selector", "service-selector.value=blue"));
        assertThat(made.id()).isEqualTo("free-fraud-scorer");
        assertThat(made.facts().cues()).singleElement().satisfies(cue -> {
            assertThat(cue.expect().alerts()).containsExactly(Alert.errors);
            assertThat(cue.faults().get(0).with().path("value").asText()).isEqualTo("blue");
            assertThat(made.runbook(cue.runbook()).orElseThrow().steps())
                    .anySatisfy(step -> assertThat(step.actions()).isNotEmpty());
        });
        isFair(made);
        assertThat(made.facts().title() + made.facts().briefing()).doesNotContain("selector", "blue");
    }

    @Test
    void a_seed_draws_the_same_drill_again() {
        JsonNode one = compose("recommender", null, null);
        assertThat(one.at("/facts/cues").size()).isBetween(1, 2);
        assertThat(compose("recommender", null, null)).isEqualTo(one);
        isFair(Catalogue.gameDay(one));
    }

    /** Four runbooks at least, of which no alert points out the right one. */
    private static void isFair(GameDay made) {
        assertThat(made.runbooks()).hasSizeGreaterThanOrEqualTo(4);
        assertThat(made.runbooks()).extracting(Runbook::id).doesNotHaveDuplicates();
        assertThat(made.runbooks())
                .extracting(Runbook::alerts)
                .containsOnly(made.runbooks().get(0).alerts());
        assertThat(made.runbooks()).extracting(Runbook::title).isSorted();
    }

    @Test
    void a_small_world_leaves_enough_other_runbooks() {
        isFair(Catalogue.gameDay(compose("model-volume", "image", null)));
    }

    @Test
    void what_users_would_not_notice_is_refused_before_it_starts() {
        assertThatThrownBy(() -> compose(null, "replicas", "replicas.replicas=1"))
                .isInstanceOf(NoFreeDrill.class)
                .hasMessageContaining("users notice nothing");
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource({
        "nowhere, replicas, , no world \"nowhere\"",
        "training, , , no world \"training\"",
        ", no-such-fault, , cannot be drawn in the world fraud-scorer",
        ", pod-kill, , cannot be drawn",
        ", replicas replicas, , in the same place",
        ", replicas image command probe-path, , too many",
        ", replicas, image.image=x, is for no fault of this drill",
        ", replicas, replicas.colour=red, no parameter colour",
        ", , replicas.replicas=0, its faults are drawn",
    })
    void what_makes_no_drill_is_refused_in_words(String world, String faults, String with, String words) {
        assertThatThrownBy(() -> compose(world, faults, with))
                .isInstanceOf(NoFreeDrill.class)
                .hasMessageContaining(words)
                .extracting(e -> ((NoFreeDrill) e).next())
                .asString()
                .isNotBlank();
    }
}
