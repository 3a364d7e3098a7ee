package dev.podfall.grader.rubric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.engine.Cluster;
import dev.podfall.engine.ClusterApi.ObjectAt;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many pods may go at the same moment is tried, whatever budgets say of themselves. */
class EvictionsTest {
    private static final String NS = "ml-serving-prod";
    private static final Lab LAB = Catalogue.builtIn().lab("empty-endpoints");

    private static LabRun run;
    private static Cluster cluster;

    @BeforeAll
    static void healthy() {
        InstantSource clock = InstantSource.fixed(Instant.parse("2026-03-02T09:00:00Z"));
        run = new LabRunner(new EmbeddedProvider(clock)).runHealthy(LAB, "evictions", 7, null);
        cluster = run.cluster();
    }

    @AfterAll
    static void remove() {
        cluster.remove();
    }

    private static Judgement tried(String trial) {
        Claim claim = Claim.of(Yaml.read(
                ClaimSpec.class,
                "claim.yaml",
                "survives: {aspect: replacement, replacing: {namespace: " + NS + ", selector: app=fraud-scorer, trial: "
                        + trial + ", within: 60s, clients: [checkout]}}"));
        return claim.judge(
                new Collector(cluster, LAB).collect(claim.wants(), run.baseline(), Set.of(NS), Thoroughness.PROOF));
    }

    private static void budget(String name, String rule) {
        cluster.api()
                .create(Yaml.documents(
                                "budget",
                                "{apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: {name: " + name
                                        + ", namespace: " + NS + "}, spec: {" + rule
                                        + ", selector: {matchLabels: {app: fraud-scorer}}}}")
                        .get(0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2 | minAvailable: 1 | | met | ''",
                "3 | maxUnavailable: 1 | | met | ''",
                "3 | minAvailable: 1 | | unmet | gone at the same moment: 2",
                "2 | maxUnavailable: 100% | | unmet | gone at the same moment: 2",
                "2 | | | unmet | gone at the same moment: 2",
                "2 | minAvailable: 2 | | unmet | were asked to go at once",
                "2 | minAvailable: 1 | minAvailable: 0 | unmet | were asked to go at once"
            })
    void budgets_let_one_pod_go_or_more_or_none(
            int replicas, String first, String second, Verdict verdict, String actual) {
        cluster.api().scale(new ObjectAt("Deployment", NS, "fraud-scorer"), replicas);
        if (first != null) {
            budget("first", first);
        }
        if (second != null) {
            budget("second", second);
        }
        cluster.await(() -> false, Duration.ofSeconds(60));
        Judgement judgement = tried("evict");
        assertThat(judgement.verdict()).as(judgement.toString()).isEqualTo(verdict);
        assertThat(judgement.actual()).contains(actual);
        if (second != null) {
            assertThat(tried("drain").why()).contains("more than one PodDisruptionBudget");
        }
        for (String name : new String[] {"first", "second"}) {
            if (cluster.api().find("PodDisruptionBudget", NS, name).isPresent()) {
                cluster.api().delete(new ObjectAt("PodDisruptionBudget", NS, name), null);
            }
        }
        cluster.await(() -> false, Duration.ofSeconds(60));
    }
}
