package dev.podfall.grader.gameday;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podfall.engine.Runtime;
import dev.podfall.engine.embedded.EmbeddedProvider;
import dev.podfall.grader.gameday.Pager.Due;
import dev.podfall.grader.gameday.history.GameDayLog;
import dev.podfall.grader.gameday.history.GameDayStep;
import dev.podfall.grader.gameday.history.Payload;
import dev.podfall.grader.gameday.review.DrillReport;
import dev.podfall.grader.report.Verdict;
import dev.podfall.scenario.gameday.Cue;
import dev.podfall.scenario.gameday.Role;
import dev.podfall.scenario.load.Catalogue;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A drill on a cluster that is somebody else's: they may end it at any moment, and get their nodes back in any case. */
class LentClusterDrillTest {
    private static final String DRAIN = "a-node-goes-away";

    private final LentCluster lent;
    private final EmbeddedProvider embedded;
    private final Path home;
    private final GameDayLog log = GameDayLog.inMemory();
    private final DrillClusters clusters;
    private final Drillmaster master;
    private Instant wall = Instant.parse("2026-03-02T09:00:00Z");

    LentClusterDrillTest(@TempDir Path home) {
        this.home = home;
        this.embedded = new EmbeddedProvider(() -> wall);
        this.lent = new LentCluster(embedded);
        this.clusters = clusters();
        this.master = master(clusters);
    }

    private DrillClusters clusters() {
        return new DrillClusters((runtime, nodes) -> lent, home, true);
    }

    private Drillmaster master(DrillClusters clusters) {
        FreeDrills free = new FreeDrills(Catalogue.builtIn(), embedded);
        return new Drillmaster(Catalogue.builtIn(), clusters, free, log, () -> wall);
    }

    @AfterEach
    void let_go() {
        master.close();
    }

    private String start(String gameDay) {
        return master.announce(new DrillRequest(gameDay, true, true, Duration.ZERO, Runtime.EXISTING))
                .drill();
    }

    private void pass(String drill, Duration time) {
        for (Duration left = time; !left.isZero(); left = left.minus(Watch.ROUND)) {
            master.live(drill).ifPresent(l -> l.cluster().await(() -> false, Watch.ROUND));
            wall = wall.plus(Watch.ROUND);
            master.tick();
        }
    }

    private boolean isAnyClosed() {
        return lent.nodes().stream().anyMatch(lent::isClosed);
    }

    @Test
    void the_owners_no_ends_it_at_once_takes_everything_back_and_away() throws InterruptedException {
        String drill = start(DRAIN);
        master.response().inject(drill, null, "Ada");
        assertThat(isAnyClosed()).isTrue();
        lent.opensAll = false;
        lent.defective = true;
        lent.no = "there is no ConfigMap";
        lent.asked.drainPermits();
        // Told three times: the first meets a defect, the second is heard by then.
        assertThat(lent.asked.tryAcquire(3, 1, TimeUnit.MINUTES)).isTrue();
        master.tick();
        assertThat(isAnyClosed()).isFalse();
        DrillReport report = master.report(drill);
        assertThat(report.ending()).isEqualTo("aborted by the cluster's owner: there is no ConfigMap");
        assertThat(report.runtime()).isEqualTo("existing");
        assertThat(clusters.find(drill)).isEmpty();
        assertThat(lent.removed.await(1, TimeUnit.MINUTES)).isTrue();
        master.endReview(drill);
        assertThat(master.show(drill, Role.operations).state()).isEqualTo("closed");
    }

    @Test
    void nothing_is_injected_against_the_owners_word_or_without_it() {
        String drill = start(DRAIN);
        Cue cue = Catalogue.gameDay(Catalogue.builtIn().gameDayDocument(DRAIN))
                .facts()
                .cues()
                .get(0);
        lent.no = "\"gamedays\" is \"0\"";
        assertThat(Injecting.inject(lent.cluster, cue, "the plan", () -> false).kind())
                .isEqualTo(GameDayStep.Kind.misfired);
        lent.silent = true;
        assertThat(Injecting.inject(lent.cluster, cue, "the plan", () -> false).kind())
                .isEqualTo(GameDayStep.Kind.misfired);
        assertThat(isAnyClosed()).isFalse();
        lent.no = null;
        lent.silent = false;
        assertThat(Injecting.inject(lent.cluster, cue, "the plan", () -> false).kind())
                .isEqualTo(GameDayStep.Kind.injected);
        master.response().abort(drill, "Ada", "Enough.");
        assertThat(isAnyClosed()).isFalse();
    }

    @Test
    void nodes_are_given_back_when_it_ends_and_what_nobody_saw_is_not_judged() {
        String drill = start(DRAIN);
        master.response().inject(drill, null, "Ada");
        pass(drill, Duration.ofMinutes(1));
        master.response().run(drill, "look-after-a-lost-pod", 1, false, "Ada");
        assertThat(isAnyClosed()).isTrue();
        master.response().resolved(drill, "Ada");
        assertThat(isAnyClosed()).isFalse();
        assertThat(master.report(drill).expectations())
                .filteredOn(e -> e.id().equals("one-at-a-time"))
                .singleElement()
                .satisfies(e -> {
                    assertThat(e.verdict()).isEqualTo(Verdict.unverifiable);
                    assertThat(e.actual()).contains("not seen on existing");
                });
    }

    @Test
    void a_cluster_that_was_silent_at_the_end_is_asked_again_until_all_is_taken_back() {
        String drill = start(DRAIN);
        master.response().inject(drill, null, "Ada");
        lent.silent = true;
        master.response().resolved(drill, "Ada");
        pass(drill, Duration.ofMinutes(1));
        assertThat(isAnyClosed()).isTrue();
        lent.silent = false;
        pass(drill, Duration.ofMinutes(1));
        assertThat(isAnyClosed()).isFalse();
    }

    @Test
    void an_abort_that_could_not_take_back_says_so_and_is_made_good_later_once() {
        String drill = start(DRAIN);
        lent.silent = true;
        master.response().abort(drill, "Ada", "Enough.");
        pass(drill, Duration.ofMinutes(1));
        assertThat(master.report(drill).ending()).contains("not all that was injected could be taken back");
        assertThat(notes(drill)).isEmpty();
        lent.silent = false;
        pass(drill, Duration.ofMinutes(2));
        assertThat(notes(drill)).containsExactly("The cluster answers, and what was injected is taken back now.");
    }

    @Test
    void an_abort_is_never_refused_although_the_cluster_is_still_being_opened() throws InterruptedException {
        String drill = start(DRAIN);
        master.response().inject(drill, null, "Ada");
        master.close();
        lent.opensAll = false;
        Drillmaster after = master(clusters());
        Thread waking = new Thread(after::wake);
        waking.start();
        assertThat(lent.opening.await(1, TimeUnit.MINUTES)).isTrue();
        after.response().abort(drill, "Ada", "Enough.");
        assertThat(after.report(drill).ending()).contains("not all that was injected could be taken back");
        lent.opens.countDown();
        waking.join();
        assertThat(lent.cluster.await(() -> after.live(drill).isPresent(), Duration.ofMinutes(1)))
                .isTrue();
        assertThat(isAnyClosed()).isTrue();
        after.tick();
        assertThat(isAnyClosed()).isFalse();
        after.close();
    }

    @Test
    void a_defect_while_a_world_comes_up_does_not_stand_in_the_way_of_the_next() {
        lent.defective = true;
        assertThatThrownBy(() -> start(DRAIN)).isInstanceOf(IllegalStateException.class);
        assertThat(master.open()).isEmpty();
    }

    private List<String> notes(String drill) {
        return master.drills().stream()
                .filter(h -> h.id().equals(drill))
                .flatMap(h -> h.notes().stream())
                .map(n -> n.what().text())
                .toList();
    }

    @Test
    void who_says_no_while_a_budget_holds_a_drain_up_is_heard_before_the_next_pod() {
        start(DRAIN);
        Cue cue = Catalogue.gameDay(Catalogue.builtIn().gameDayDocument(DRAIN))
                .facts()
                .cues()
                .get(0);
        Due stopped = Injecting.inject(lent.cluster, cue, "the plan", () -> true);
        assertThat(stopped.kind()).isEqualTo(GameDayStep.Kind.misfired);
        assertThat(((Payload.Misfired) stopped.payload()).why()).contains("it was stopped");
        assertThat(isAnyClosed()).isFalse();
        lent.opensAll = false;
        lent.noOnceClosed = true;
        Due refused = Injecting.inject(lent.cluster, cue, "the plan", () -> false);
        assertThat(refused.kind()).isEqualTo(GameDayStep.Kind.misfired);
        assertThat(((Payload.Misfired) refused.payload()).why())
                .contains("does not allow it any more (a node is closed)");
        assertThat(isAnyClosed()).isFalse();
    }

    @Test
    void only_what_can_be_taken_back_on_real_clusters_is_held_there() {
        assertThatThrownBy(() -> start("every-answer-is-late"))
                .isInstanceOf(NotInThisDrill.class)
                .hasMessageContaining("is not held on existing");
        DrillRequest free = new DrillRequest("", true, true, Duration.ZERO, Runtime.KIND);
        assertThatThrownBy(() -> master.announce(new FreeWish(null, null, null, 1L), free))
                .isInstanceOf(NotInThisDrill.class)
                .hasMessageContaining("Free drills are not held on kind");
        assertThat(master.drills()).isEmpty();
    }
}
