package dev.podfall.grader.rubric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.engine.Cluster;
import dev.podfall.engine.ClusterApi.ObjectAt;
import dev.podfall.engine.ClusterApi.PatchKind;
import dev.podfall.engine.embedded.EmbeddedProvider;
import dev.podfall.engine.lab.LabRun;
import dev.podfall.engine.lab.LabRunner;
import dev.podfall.grader.collect.Collector;
import dev.podfall.grader.collect.Thoroughness;
import dev.podfall.grader.report.Verdict;
import dev.podfall.scenario.Lab;
import dev.podfall.scenario.load.Catalogue;
import dev.podfall.scenario.load.Yaml;
import dev.podfall.scenario.rubric.ClaimSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is well when it is handed in, and what hours to come make of it. */
class HoursAheadTest {
    private static final String NS = "ml-serving-prod";
    private static final ObjectAt DEPLOYMENT = new ObjectAt("Deployment", NS, "fraud-scorer");
    private static final Lab LAB = Catalogue.builtIn().lab("empty-endpoints");

    private LabRun run;
    private Cluster cluster;

    @BeforeEach
    void healthy() {
        InstantSource clock = InstantSource.fixed(Instant.parse("2026-03-02T09:00:00Z"));
        run = new LabRunner(new EmbeddedProvider(clock)).runHealthy(LAB, "hours", 7, null);
        cluster = run.cluster();
    }

    @AfterEach
    void remove() {
        cluster.remove();
    }

    private Judgement lasting(Thoroughness how) {
        Claim claim = Claim.of(
                Yaml.read(ClaimSpec.class, "claim.yaml", "lasts: {namespace: " + NS + ", selector: app=fraud-scorer}"));
        return claim.judge(new Collector(cluster, LAB).collect(claim.wants(), run.baseline(), Set.of(NS), how));
    }

    private void deployment(String yaml) {
        cluster.api()
                .patch(
                        DEPLOYMENT,
                        PatchKind.STRATEGIC,
                        Yaml.documents("test", yaml).get(0));
        cluster.await(() -> false, Duration.ofSeconds(60));
    }

    private static void assertCatastrophe(Judgement judgement, String actual) {
        assertThat(judgement.verdict()).as(judgement.toString()).isEqualTo(Verdict.unmet);
        assertThat(judgement.catastrophe()).isTrue();
        assertThat(judgement.actual()).contains(actual);
    }

    @Test
    void what_is_healthy_is_so_hours_later() {
        Instant before = cluster.now();
        Judgement judgement = lasting(Thoroughness.FINAL);
        assertThat(judgement.verdict()).as(judgement.toString()).isEqualTo(Verdict.met);
        assertThat(judgement.expected()).endsWith("the loss of all pods, and 4 hours");
        assertThat(Duration.between(before, cluster.now())).isGreaterThan(Duration.ofHours(4));
    }

    @Test
    void what_ends_after_two_hours_is_seen_by_who_looks_that_far() {
        deployment("{spec: {template: {spec: {containers: [{name: fraud-scorer, command: [sh, -c,"
                + " timeout 7000 /app/fraud-scorer]}]}}}}");
        assertThat(lasting(Thoroughness.PROOF).verdict()).isEqualTo(Verdict.met);
        Judgement judgement = lasting(Thoroughness.FINAL);
        assertCatastrophe(judgement, "was restarted once");
        assertThat(judgement.actual()).startsWith("after 2 hours fraud-scorer-");
        assertThat(judgement.why()).isEqualTo("Something that waits for its hour takes it away again.");
    }

    @Test
    void a_paused_deployment_is_resumed_by_the_next_release() {
        deployment("{spec: {paused: true}}");
        Judgement paused = lasting(Thoroughness.PROOF);
        assertThat(paused.verdict()).isEqualTo(Verdict.unmet);
        assertThat(paused.catastrophe()).isFalse();
        assertThat(paused.actual()).isEqualTo("the Deployment was left paused");
        deployment("{spec: {paused: true, template: {spec: {containers: [{name: fraud-scorer, image: nowhere:1}]}}}}");
        assertCatastrophe(lasting(Thoroughness.PROOF), "ready pods: 2 before, 0 after");
    }
}
