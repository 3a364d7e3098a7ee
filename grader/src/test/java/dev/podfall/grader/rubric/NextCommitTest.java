package dev.podfall.grader.rubric;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.Cluster;
import dev.podfall.engine.ClusterApi.ObjectAt;
import dev.podfall.engine.ClusterApi.PatchKind;
import dev.podfall.engine.action.Performer;
import dev.podfall.engine.embedded.EmbeddedProvider;
import dev.podfall.engine.lab.LabRun;
import dev.podfall.engine.lab.LabRunner;
import dev.podfall.grader.collect.Collector;
import dev.podfall.grader.collect.Thoroughness;
import dev.podfall.grader.report.Verdict;
import dev.podfall.scenario.Lab;
import dev.podfall.scenario.action.Exec;
import dev.podfall.scenario.load.Catalogue;
import dev.podfall.scenario.load.Yaml;
import dev.podfall.scenario.rubric.GuardSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Git says arrives, or something stands in the way: found by a commit, and by what comes back. */
class NextCommitTest {
    private static final ObjectAt DEPLOYMENT = new ObjectAt("Deployment", "ml-serving-prod", "fraud-scorer");
    private static final String FLUX = "undone-within-a-minute";

    private Lab lab;
    private LabRun run;
    private Cluster cluster;

    private void healthy(String id) {
        lab = Catalogue.builtIn().lab(id);
        InstantSource clock = InstantSource.fixed(Instant.parse("2026-03-02T09:00:00Z"));
        run = new LabRunner(new EmbeddedProvider(clock)).runHealthy(lab, "next-commit", 7, null);
        cluster = run.cluster();
    }

    @AfterEach
    void remove() {
        cluster.remove();
    }

    @ParameterizedTest
    @ValueSource(strings = {FLUX, "out-of-sync-and-left-alone"})
    void where_nothing_is_in_the_way_it_arrives_and_is_taken_back(String id) {
        healthy(id);
        assertThat(judged("next-commit-arrives").verdict()).isEqualTo(Verdict.met);
        assertThat(deployment().at("/spec/template/metadata/annotations").has("ml.internal/release"))
                .isFalse();
        assertThat(judged("written").verdict()).isEqualTo(Verdict.met);
        assertThat(deployment().at("/spec/replicas").asInt()).isPositive();
    }

    @ParameterizedTest
    @CsvSource({
        FLUX + ",kustomize.toolkit.fluxcd.io/reconcile,disabled",
        FLUX + ",kustomize.toolkit.fluxcd.io/ssa,Ignore",
    })
    void what_keeps_the_deployment_out_of_the_delivery_is_found_and_named(String id, String annotation, String value) {
        healthy(id);
        annotate(annotation, value);
        Judgement judgement = judged("next-commit-arrives");
        assertThat(judgement.verdict()).as(judgement.toString()).isEqualTo(Verdict.unmet);
        assertThat(judgement.actual()).contains("did not arrive", annotation + ": " + value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"newTag: v2 # newTag: {{right}}", "newTag: v2\n  - name: fraud-scorer\n    newTag: {{right}}"})
    void what_git_says_is_what_it_builds(String words) {
        healthy(FLUX);
        String file = "apps/fraud-scorer/kustomization.yaml";
        String right = deployment()
                .at("/spec/template/spec/containers/0/image")
                .asText()
                .replaceAll(".*:", "");
        annotate("kustomize.toolkit.fluxcd.io/reconcile", "disabled");
        new Performer(cluster)
                .perform(new Exec(
                        "delivery",
                        "app=git",
                        "git",
                        List.of(
                                "git-commit",
                                "platform",
                                "replace",
                                file,
                                "newTag: " + right,
                                words.replace("{{right}}", right))));
        cluster.await(() -> false, Duration.ofMinutes(3));
        Judgement judgement = judged("written");
        assertThat(judgement.verdict()).as(judgement.toString()).isEqualTo(Verdict.unmet);
        assertThat(judgement.actual()).contains("came back with", ":v2");
    }

    private void annotate(String annotation, String value) {
        cluster.api()
                .patch(
                        DEPLOYMENT,
                        PatchKind.MERGE,
                        Yaml.documents("test", "{metadata: {annotations: {'" + annotation + "': '" + value + "'}}}")
                                .get(0));
    }

    private ObjectNode deployment() {
        return cluster.api()
                .find(DEPLOYMENT.kind(), DEPLOYMENT.namespace(), DEPLOYMENT.name())
                .orElseThrow();
    }

    private Judgement judged(String guard) {
        GuardSpec spec = lab.rubric().guards().stream()
                .filter(g -> g.id().equals(guard))
                .findFirst()
                .orElseThrow();
        Claim claim = Claim.of(spec.claim());
        return claim.judge(
                new Collector(cluster, lab).collect(claim.wants(), run.baseline(), Set.of(), Thoroughness.PROOF));
    }
}
