package dev.podfall.grader.rubric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.engine.Cluster;
import dev.podfall.engine.kind.KindProvider;
import dev.podfall.engine.lab.LabRun;
import dev.podfall.engine.lab.LabRunner;
import dev.podfall.engine.lab.Settling;
import dev.podfall.grader.collect.Collector;
import dev.podfall.grader.collect.Thoroughness;
import dev.podfall.grader.report.Verdict;
import dev.podfall.scenario.Lab;
import dev.podfall.scenario.load.Catalogue;
import dev.podfall.scenario.load.Yaml;
import dev.podfall.scenario.rubric.ClaimSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is tried on real nodes: with {@code PODFALL_KIND_NODES=3} pods have somewhere to go. A process that did not hang would
 * not be restarted.
 */
@Tag("kind")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KindTrialsTest {
    private static final String NS = "ml-serving-prod";
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Lab LAB = Catalogue.builtIn().lab("empty-endpoints");

    @TempDir
    static Path home;

    private static KindProvider kind;
    private static LabRun run;

    @BeforeAll
    static void healthy() {
        kind = new KindProvider(home, Path.of("target/images"), System.getenv());
        run = new LabRunner(kind).runHealthy(LAB, "trials", 7, home.resolve("trials"));
    }

    @AfterAll
    static void remove() {
        if (run != null) {
            run.cluster().remove();
        }
        kind.close();
    }

    private static Cluster cluster() {
        return run.cluster();
    }

    private static Judgement judged(String claim) {
        assertThat(cluster().await(() -> Settling.isSettled(cluster().api(), Set.of(NS)), PATIENCE))
                .isTrue();
        Claim read = Claim.of(Yaml.read(ClaimSpec.class, "claim.yaml", claim));
        Judgement judgement = read.judge(
                new Collector(cluster(), LAB).collect(read.wants(), run.baseline(), Set.of(NS), Thoroughness.PROOF));
        System.out.println(claim + "\n  " + judgement);
        return judgement;
    }

    private static Judgement tried(String trial) {
        return judged("survives: {replacing: {namespace: " + NS + ", selector: app=fraud-scorer, trial: " + trial
                + ", within: 3m, clients: [checkout]}, aspect: replacement}");
    }

    private static void assertMet(Judgement judgement) {
        assertThat(judgement.verdict()).as(judgement.toString()).isEqualTo(Verdict.met);
    }

    @Test
    @Order(1)
    void clients_inside_and_outside_get_the_models_answers() {
        Judgement judgement = judged("scores: {ask: [fraud, legitimate], times: 2}");
        assertMet(judgement);
        assertThat(judgement.actual()).contains("checkout", "partners outside, by the Ingress (no Ingress controller");
    }

    @Test
    @Order(2)
    void a_server_that_hangs_is_restarted() {
        Judgement judgement = tried("stuck");
        assertMet(judgement);
        assertThat(judgement.actual()).contains("was made to hang");
    }

    @Test
    @Order(3)
    void a_rollout_comes_to_its_end() {
        assertMet(tried("rollout"));
    }

    @Test
    @Order(4)
    void a_node_is_emptied_or_it_is_said_why_that_cannot_be_tried() {
        Judgement judgement = tried("drain");
        boolean alone = cluster().api().list("Node", null, null).size() == 1;
        assertThat(judgement.verdict()).as(judgement.toString()).isEqualTo(alone ? Verdict.unverifiable : Verdict.met);
        assertThat(cluster().api().list("Node", null, null))
                .noneMatch(n -> n.at("/spec/unschedulable").asBoolean());
    }
}
