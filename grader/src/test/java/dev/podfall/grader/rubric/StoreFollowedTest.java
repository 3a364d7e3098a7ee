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
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is fetched from a store follows it, or was fetched once. */
class StoreFollowedTest {
    private static final Lab LAB = Catalogue.builtIn().lab("deleted-to-come-back");
    private static final ObjectAt SECRET = new ObjectAt("Secret", "ml-serving-prod", "feature-store-credentials");

    private LabRun run;
    private Cluster cluster;

    @BeforeEach
    void healthy() {
        InstantSource clock = InstantSource.fixed(Instant.parse("2026-03-02T09:00:00Z"));
        run = new LabRunner(new EmbeddedProvider(clock)).runHealthy(LAB, "store-followed", 7, null);
        cluster = run.cluster();
    }

    @AfterEach
    void remove() {
        cluster.remove();
    }

    @Test
    void the_next_token_gets_here_and_the_present_one_is_back_afterwards() {
        String before = data();
        Judgement judgement = judged();
        assertThat(judgement.verdict()).as(judgement.toString()).isEqualTo(Verdict.met);
        assertThat(data()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ExternalSecret | feature-store-credentials | {spec: {refreshInterval: '0'}}",
                "ExternalSecret | feature-store-credentials | {spec: {refreshInterval: 8760h}}",
                "SecretStore    | platform | {spec: {provider: {vault: {server: 'http://vault.secret-store.svc:8200'}}}}"
            })
    void what_was_fetched_and_will_not_be_again_is_found(String kind, String name, String patch) {
        cluster.api()
                .patch(
                        new ObjectAt(kind, SECRET.namespace(), name),
                        PatchKind.MERGE,
                        Yaml.documents("test", patch).get(0));
        cluster.await(() -> false, Duration.ofMinutes(1));
        Judgement judgement = judged();
        assertThat(judgement.verdict()).as(judgement.toString()).isEqualTo(Verdict.unmet);
        assertThat(judgement.actual()).contains("still has the old one");
    }

    private String data() {
        return cluster.api()
                .find(SECRET.kind(), SECRET.namespace(), SECRET.name())
                .orElseThrow()
                .path("data")
                .toString();
    }

    private Judgement judged() {
        Claim claim = LAB.rubric().guards().stream()
                .filter(g -> g.id().equals("follows-the-store"))
                .map(g -> Claim.of(g.claim()))
                .findFirst()
                .orElseThrow();
        return claim.judge(
                new Collector(cluster, LAB).collect(claim.wants(), run.baseline(), Set.of(), Thoroughness.PROOF));
    }
}
