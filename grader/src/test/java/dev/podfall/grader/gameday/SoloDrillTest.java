package dev.podfall.grader.gameday;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podfall.engine.ClusterApi.ObjectAt;
import dev.podfall.engine.embedded.EmbeddedProvider;
import dev.podfall.grader.gameday.history.GameDayLog;
import dev.podfall.grader.gameday.review.DrillReport;
import dev.podfall.scenario.gameday.Role;
import dev.podfall.scenario.load.Catalogue;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever trains alone is told what broke when it is over, and not before, whatever role they ask as. */
class SoloDrillTest {
    private static final String CUE = "trial";
    private static final String TITLE = "A trial of version v2";

    private final Instant wall = Instant.parse("2026-03-02T09:00:00Z");
    private final Drillmaster master;

    SoloDrillTest(@TempDir Path home) {
        EmbeddedProvider provider = new EmbeddedProvider(() -> wall);
        this.master = new Drillmaster(
                Catalogue.builtIn(),
                new DrillClusters(provider, home, true),
                new FreeDrills(Catalogue.builtIn(), provider),
                GameDayLog.inMemory(),
                () -> wall);
    }

    @AfterEach
    void let_go() {
        master.close();
    }

    @Test
    void a_cue_that_cannot_be_injected_is_told_at_once_and_named_at_the_end() {
        String drill = master.announce(new DrillRequest("some-answers-differ", true, true, Duration.ZERO))
                .drill();
        master.live(drill)
                .orElseThrow()
                .cluster()
                .api()
                .delete(new ObjectAt("Deployment", "ml-serving-prod", "fraud-scorer-canary"), null);
        master.response().inject(drill, null, "Ada");
        for (Role role : Role.values()) {
            DrillView seen = master.show(drill, role);
            assertThat(seen.failures())
                    .as(role.name())
                    .singleElement()
                    .asString()
                    .contains("could not be injected");
            assertThat(seen.failures() + " " + seen.timeline())
                    .contains("the drill's own failure")
                    .doesNotContain(TITLE, "fraud-scorer-canary");
        }
        master.response().inject(drill, null, "Ada");
        master.response().abort(drill, "Ada", "It does not work.");
        DrillReport report = master.report(drill);
        assertThat(report.score()).isNull();
        assertThat(report.failures()).singleElement().asString().contains(TITLE, "fraud-scorer-canary");
        assertThat(report.timeline())
                .extracting("text")
                .filteredOn(t -> t.toString().contains(TITLE))
                .hasSize(2);
    }

    @Test
    void no_answer_tells_a_cue_before_the_end() {
        DrillView begun = master.announce(new DrillRequest("some-answers-differ", true, true, Duration.ZERO));
        String drill = begun.drill();
        assertThat(begun.cues()).isEmpty();
        assertThatThrownBy(() -> master.response().inject(drill, "no-such-cue", "Ada"))
                .isInstanceOfSatisfying(
                        NotInThisDrill.class,
                        no -> assertThat(no.getMessage() + no.next())
                                .contains("no-such-cue", "podfall gameday inject")
                                .doesNotContain(CUE));

        master.response().inject(drill, null, "Ada");
        for (Role role : Role.values()) {
            DrillView seen = master.show(drill, role);
            assertThat(seen.cues()).as(role.name()).isEmpty();
            assertThat(seen.timeline())
                    .extracting("text")
                    .as(role.name())
                    .noneMatch(t -> t.toString().contains(TITLE));
        }
        assertThatThrownBy(() -> master.response().inject(drill, null, "Ada"))
                .isInstanceOf(NotInThisDrill.class)
                .hasMessage("All cues were played.");

        master.response().abort(drill, "Ada", "That was enough.");
        DrillView over = master.show(drill, Role.operations);
        assertThat(over.cues()).extracting("played").containsExactly(true);
        assertThat(over.timeline())
                .extracting("text")
                .anyMatch(t -> t.toString().contains(TITLE));
    }
}
