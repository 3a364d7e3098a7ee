package dev.podfall.grader.gameday;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.engine.Cluster;
import dev.podfall.engine.Runtime;
import dev.podfall.engine.embedded.EmbeddedProvider;
import dev.podfall.engine.kind.KindProvider;
import dev.podfall.grader.gameday.history.GameDayLog;
import dev.podfall.grader.gameday.review.DrillReport;
import dev.podfall.grader.report.Verdict;
import dev.podfall.scenario.gameday.Role;
import dev.podfall.scenario.load.Catalogue;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node is drained under traffic, on a real cluster of three nodes, in the wall's time: some minutes, so that the nightly run has it. */
@Tag("kind-drill")
class KindDrillTest {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final InstantSource WALL = InstantSource.system();

    private final KindProvider kind;
    private final Drillmaster master;

    KindDrillTest(@TempDir Path home) {
        this.kind = new KindProvider(home, Path.of("target/images"), System.getenv());
        this.master = new Drillmaster(
                Catalogue.builtIn(),
                new EmbeddedProvider(WALL),
                (runtime, needsNodes) -> kind,
                GameDayLog.inMemory(),
                WALL,
                home);
    }

    @AfterEach
    void remove() {
        master.close();
        kind.close();
    }

    /** Lets the drill go on until that holds. */
    private void until(Cluster cluster, BooleanSupplier done) {
        assertThat(cluster.await(
                        () -> {
                            master.tick();
                            return done.getAsBoolean();
                        },
                        PATIENCE))
                .isTrue();
    }

    private static boolean isAnyClosed(Cluster cluster) {
        return cluster.api().list("Node", null, null).stream()
                .anyMatch(n -> n.at("/spec/unschedulable").asBoolean());
    }

    @Test
    void a_node_is_drained_users_are_counted_its_runbook_helps_and_nothing_is_left() {
        String drill = master.announce(new DrillRequest("a-node-goes-away", true, true, Duration.ZERO, Runtime.KIND))
                .drill();
        Cluster cluster = master.live(drill).orElseThrow().cluster();
        until(cluster, () -> requests(drill) > 40);
        master.response().inject(drill, null, "Ada");
        assertThat(master.show(drill, Role.operations).failures()).isEmpty();
        assertThat(isAnyClosed(cluster)).isTrue();
        int before = requests(drill);
        until(cluster, () -> requests(drill) > before + 80);
        master.response().run(drill, "give-a-node-back", 2, false, "Ada");
        assertThat(isAnyClosed(cluster)).isFalse();
        master.response().mitigated(drill, "Ada");
        master.response().resolved(drill, "Ada");
        DrillReport report = master.report(drill);
        assertThat(report.expectations())
                .filteredOn(e -> e.id().equals("budget"))
                .singleElement()
                .satisfies(e -> assertThat(e.verdict()).as(e.actual()).isEqualTo(Verdict.met));
        assertThat(report.measures().requests()).isGreaterThan(80);
        assertThat(report.measures().runbook()).isNotNull();
        master.endReview(drill);
        assertThat(master.live(drill)).isEmpty();
    }

    private int requests(String drill) {
        return master.show(drill, Role.operations).trend().stream()
                .mapToInt(DrillView.Round::requests)
                .sum();
    }
}
