package dev.podfall.grader.gameday;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podfall.engine.embedded.EmbeddedProvider;
import dev.podfall.grader.gameday.history.GameDayLog;
import dev.podfall.grader.gameday.history.NoteKind;
import dev.podfall.grader.gameday.history.Page;
import dev.podfall.grader.gameday.history.Payload;
import dev.podfall.grader.gameday.review.DrillReport;
import dev.podfall.grader.gameday.review.Expectation;
import dev.podfall.grader.postmortem.ActionItem;
import dev.podfall.grader.postmortem.Postmortem;
import dev.podfall.grader.report.Verdict;
import dev.podfall.scenario.gameday.Alert;
import dev.podfall.scenario.gameday.Role;
import dev.podfall.scenario.load.Catalogue;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drills on a cluster whose time goes on with the wall clock of the test. */
class DrillmasterTest {
    private final Path home;
    private final GameDayLog log = GameDayLog.inMemory();
    private Instant wall = Instant.parse("2026-03-02T09:00:00Z");
    private Drillmaster master;

    DrillmasterTest(@TempDir Path home) {
        this.home = home;
        this.master = master();
    }

    private Drillmaster master() {
        EmbeddedProvider provider = new EmbeddedProvider(() -> wall);
        return new Drillmaster(
                Catalogue.builtIn(),
                new DrillClusters(provider, home, true),
                new FreeDrills(Catalogue.builtIn(), provider),
                log,
                () -> wall);
    }

    @AfterEach
    void let_go() {
        master.close();
    }

    private void pass(String drill, Duration time) {
        for (Duration left = time; !left.isZero(); left = left.minus(Watch.ROUND)) {
            master.live(drill).ifPresent(l -> l.cluster().await(() -> false, Watch.ROUND));
            wall = wall.plus(Watch.ROUND);
            master.tick();
        }
    }

    private String announce(String gameDay, boolean solo) {
        return master.announce(new DrillRequest(gameDay, solo, false, Duration.ofSeconds(30)))
                .drill();
    }

    private static Map<String, Verdict> verdicts(DrillReport report) {
        return report.expectations().stream().collect(Collectors.toMap(Expectation::id, Expectation::verdict));
    }

    @Test
    void a_team_that_responds_well_is_judged_so_and_the_log_remembers_everything() {
        String drill = announce("some-answers-differ", false);
        assertThat(master.show(drill, Role.operations).state()).isEqualTo("announced");
        String seat = master.join(drill, "Ada", Role.operations);
        pass(drill, Duration.ofMinutes(3));
        assertThat(master.show(drill, Role.operations).cues()).isEmpty();
        assertThat(master.show(drill, Role.facilitator).cues())
                .extracting("played")
                .containsExactly(true);
        assertThat(master.show(drill, Role.operations).pages())
                .extracting(Page::alert)
                .containsExactly(Alert.version);
        assertThatThrownBy(() -> master.report(drill)).isInstanceOf(NotInThisDrill.class);

        master.response().acknowledge(drill, null, "Ada");
        master.response()
                .note(drill, "Lin", NoteKind.update, "Some answers come from another version; we are at it.", 0);
        master.response().run(drill, "end-the-trial", 2, false, "Ada");
        pass(drill, Duration.ofMinutes(2));
        master.response().mitigated(drill, "Ada");
        master.response().resolved(drill, "Ada");

        DrillReport report = master.report(drill);
        assertThat(verdicts(report))
                .containsEntry("alerts", Verdict.met)
                .containsEntry("acknowledge", Verdict.met)
                .containsEntry("runbook", Verdict.met)
                .containsEntry("mitigate", Verdict.met)
                .containsEntry("said-mitigated", Verdict.met)
                .containsEntry("steady-after", Verdict.met)
                .containsEntry("postmortem", Verdict.unmet);
        assertThat(report.score()).isBetween(66, 100);
        assertThat(report.postmortem().sections()).containsKeys("timeline", "impact", "detection");
        assertThat(new Drillmaster(Catalogue.builtIn(), new EmbeddedProvider(() -> wall), log, () -> wall, home)
                        .report(drill))
                .isEqualTo(report);
        assertThat(master.seat(drill, seat).name()).isEqualTo("Ada");
        master.savePostmortem(
                drill,
                "Ada",
                new Postmortem(
                        null,
                        Map.of(),
                        List.of(
                                promise(
                                        "Two replicas",
                                        "field: {kind: Deployment, namespace: ml-serving-prod,"
                                                + " name: fraud-scorer, path: /spec/replicas, value: \"2\"}"),
                                promise(
                                        "No trial",
                                        "absent: {kind: Service, namespace: ml-serving-prod, name: fraud-scorer}"),
                                promise("Ask first", "see: the checklist"))),
                null);
        master.endReview(drill);
        assertThat(master.show(drill, Role.operations).state()).isEqualTo("closed");

        String next = announce("one-of-two-goes", false);
        assertThat(master.show(next, Role.operations).lastTime())
                .contains("Two replicas (Ada, due 2026-04-01): looked at when it begins");
        pass(next, Duration.ofSeconds(40));
        assertThat(master.show(next, Role.operations).lastTime())
                .containsExactly(
                        "Two replicas (Ada, due 2026-04-01): it holds",
                        "No trial (Ada, due 2026-04-01): it does not hold",
                        "Ask first (Ada, due 2026-04-01): people look at it: see: the checklist");
        master.response().abort(next, "Ada", "Seen enough.");
        assertThat(master.report(next).promises())
                .extracting(Payload.Promise::holds)
                .containsExactly(true, false, null);
    }

    private static ActionItem promise(String what, String check) {
        return new ActionItem(what, "Ada", "2026-04-01", ActionItem.Kind.prevention, check);
    }

    @Test
    void the_pager_goes_to_the_secondary_after_ten_minutes_also_across_a_restart() {
        String drill = announce("every-answer-is-late", true);
        pass(drill, Duration.ofMinutes(4));
        Page page = master.show(drill, Role.operations).pages().get(0);
        assertThat(page.alert()).isEqualTo(Alert.latency);
        assertThat(page.escalated()).isNull();
        master.close();
        wall = page.at().plus(Duration.ofMinutes(10));
        master = master();
        master.wake();
        master.tick();
        assertThat(master.show(drill, Role.operations).pages().get(0).escalated())
                .isEqualTo(wall);
        pass(drill, Duration.ofMinutes(2));
        assertThat(master.show(drill, Role.operations).pages().get(0).by()).isEqualTo("secondary (simulated)");
        assertThat(master.show(drill, Role.operations).timeline())
                .extracting("kind")
                .contains("noted");
    }

    @Test
    void an_abort_takes_everything_back() {
        String drill = announce("nobody-since-the-restart", false);
        pass(drill, Duration.ofMinutes(2));
        master.response().abort(drill, "Ada", "A real incident needs us.");
        DrillReport report = master.report(drill);
        assertThat(report.ending()).contains("aborted by Ada", "A real incident needs us.");
        assertThat(verdicts(report))
                .containsEntry("steady-after", Verdict.unverifiable)
                .containsEntry("runbook", Verdict.unverifiable)
                .containsEntry("resolve", Verdict.unverifiable);
        pass(drill, Duration.ofMinutes(2));
        master.live(drill).orElseThrow().traffic().take(wall);
        pass(drill, Duration.ofMinutes(1));
        var after = master.live(drill).orElseThrow().traffic().take(wall);
        assertThat(after.requests()).isPositive();
        assertThat(after.failed()).isZero();
        assertThat(master.report(drill)).isEqualTo(report);
        assertThatThrownBy(() -> announce("some-answers-differ", false)).isInstanceOf(NotInThisDrill.class);
        assertThatThrownBy(() -> master.response().inject(drill, null, "Ada")).isInstanceOf(NotInThisDrill.class);
    }

    @Test
    void a_false_all_clear_and_empty_gestures_earn_nothing() {
        String drill = announce("some-answers-differ", false);
        pass(drill, Duration.ofMinutes(1));
        assertThatThrownBy(() -> master.response().mitigated(drill, "Ada")).hasMessageContaining("Nothing was broken");
        assertThatThrownBy(() -> master.response().note(drill, "Lin", NoteKind.update, "...", 0))
                .isInstanceOf(NotInThisDrill.class);
        assertThatThrownBy(() -> master.response().acknowledge(drill, null, "A".repeat(300)))
                .hasMessageContaining("The name");
        master.response().open(drill, "end-the-trial", "A\u001b[31mda\u202e");
        pass(drill, Duration.ofMinutes(2));
        master.response().resolved(drill, "Ada");
        DrillReport report = master.report(drill);
        assertThat(verdicts(report))
                .containsEntry("steady-after", Verdict.unmet)
                .containsEntry("runbook", Verdict.unmet)
                .containsEntry("said-mitigated", Verdict.unmet)
                .containsEntry("resolve", Verdict.unmet);
        assertThat(report.expectations())
                .filteredOn(e -> e.id().equals("resolve"))
                .extracting(Expectation::actual)
                .singleElement()
                .asString()
                .contains("false all-clear", "page 1", "nobody had acknowledged it");
        assertThat(report.postmortem().sections().get("dates")).contains("was not");
        assertThat(report.timeline()).extracting("who").contains("A[31mda");
        pass(drill, Duration.ofMinutes(1));
        assertThat(master.report(drill)).isEqualTo(report);
    }

    @Test
    void of_what_the_system_carried_the_report_says_no_worse() {
        String drill = announce("one-of-two-goes", true);
        pass(drill, Duration.ofMinutes(3));
        master.response().mitigated(drill, "Ada");
        master.response().resolved(drill, "Ada");
        DrillReport report = master.report(drill);
        assertThat(report.summary().get(0))
                .contains("no alert was to ring, and none did", "users well all the time (said after")
                .doesNotContain("detected", "acknowledged");
        assertThat(report.summary().get(1)).startsWith("0 of ").contains("0 answers too late");
        assertThat(verdicts(report)).containsEntry("mitigate", Verdict.met);
        assertThat(report.postmortem().sections().get("dates")).startsWith("Began ");
        assertThat(report.postmortem().sections().get("impact")).contains("users were well all the time");
        assertThat(report.failures()).isEmpty();
    }

    @Test
    void figures_say_when_nobody_counted() {
        String drill = announce("every-answer-is-late", true);
        pass(drill, Duration.ofMinutes(3));
        assertThat(master.show(drill, Role.operations).failures()).isEmpty();
        wall = wall.plusSeconds(45);
        pass(drill, Watch.ROUND);
        assertThat(master.show(drill, Role.operations).failures())
                .singleElement()
                .asString()
                .contains("nobody counted requests between 09:03:00 and 09:03:55 (UTC)");
        master.response().resolved(drill, "Ada");
        assertThat(master.report(drill).measures().late()).isPositive();
        assertThat(master.report(drill).postmortem().sections().get("impact")).doesNotContain(", 0 answers too late");
    }

    @Test
    void a_drill_whose_cluster_is_gone_for_good_ends_and_says_why() {
        String drill = announce("one-of-two-goes", false);
        pass(drill, Duration.ofMinutes(1));
        master.live(drill).orElseThrow().cluster().remove();
        master.close();
        master = master();
        master.wake();
        master.tick();
        assertThat(master.report(drill).ending())
                .isEqualTo("aborted by Podfall: its cluster is gone: nothing is left of its files");
        master.endReview(drill);
        assertThat(announce("one-of-two-goes", false)).isNotEqualTo(drill);
    }

    @Test
    void a_drill_that_nobody_ends_ends_with_its_minutes() {
        String drill = announce("one-of-two-goes", false);
        pass(drill, Duration.ofMinutes(2));
        wall = wall.plus(Duration.ofMinutes(25));
        master.tick();
        assertThat(master.report(drill).ending()).isEqualTo("its time was over");
    }
}
