package dev.podfall.grader.rubric;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import dev.podfall.scenario.rubric.GuardSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The server's pods are judged, whatever their labels are called after the repair. */
class OtherLabelsTest {
    private static final String NS = "ml-serving-prod";
    private static final ObjectAt DEPLOYMENT = new ObjectAt("Deployment", NS, "fraud-scorer");
    private static final Lab LAB = Catalogue.builtIn().lab("empty-endpoints");
    private static final String KILL =
            "survives: {replacing: {namespace: " + NS + ", selector: app=fraud-scorer, within: 30s}, lost: 3}";

    private LabRun run;
    private Cluster cluster;

    @BeforeEach
    void healthy() {
        InstantSource clock = InstantSource.fixed(Instant.parse("2026-03-02T09:00:00Z"));
        run = new LabRunner(new EmbeddedProvider(clock)).runHealthy(LAB, "labels", 7, null);
        cluster = run.cluster();
    }

    @AfterEach
    void remove() {
        cluster.remove();
    }

    private Judgement judged(ClaimSpec spec) {
        Claim claim = Claim.of(spec);
        return claim.judge(
                new Collector(cluster, LAB).collect(claim.wants(), run.baseline(), Set.of(NS), Thoroughness.PROOF));
    }

    private Judgement guard(String id) {
        return judged(LAB.rubric().guards().stream()
                .filter(g -> g.id().equals(id))
                .map(GuardSpec::claim)
                .findFirst()
                .orElseThrow());
    }

    private void patch(ObjectAt at, String yaml) {
        cluster.api().patch(at, PatchKind.MERGE, Yaml.documents("test", yaml).get(0));
    }

    private void resources(String yaml) {
        cluster.api()
                .patch(
                        DEPLOYMENT,
                        PatchKind.STRATEGIC,
                        Yaml.documents(
                                        "test",
                                        "spec: {template: {spec: {containers: [{name: fraud-scorer, resources: " + yaml
                                                + "}]}}}")
                                .get(0));
        cluster.await(() -> false, Duration.ofSeconds(60));
    }

    private void recreated(boolean withLimits) {
        ObjectNode deployment =
                cluster.api().find("Deployment", NS, "fraud-scorer").orElseThrow();
        cluster.api().delete(DEPLOYMENT, null);
        cluster.await(() -> false, Duration.ofSeconds(60));
        JsonNode run = Yaml.documents("test", "run: scorer").get(0);
        deployment.remove("status");
        deployment.withObject("/metadata").remove("resourceVersion");
        deployment.withObject("/metadata").remove("uid");
        deployment.withObject("/spec/selector").set("matchLabels", run);
        deployment.withObject("/spec/template/metadata").set("labels", run);
        if (!withLimits) {
            ((ObjectNode) deployment.at("/spec/template/spec/containers/0")).remove("resources");
        }
        cluster.api().create(deployment);
        patch(new ObjectAt("Service", NS, "fraud-scorer"), "spec: {selector: {app: null, run: scorer}}");
        cluster.await(() -> false, Duration.ofSeconds(60));
    }

    @Test
    void a_repair_with_other_labels_earns_what_it_is_worth() {
        recreated(true);
        assertThat(judged(Yaml.read(ClaimSpec.class, "claim.yaml", KILL)).verdict())
                .isEqualTo(Verdict.met);
        assertThat(guard("limits-kept").verdict()).isEqualTo(Verdict.met);
        assertThat(judged(LAB.rubric().criteria().stream()
                                .filter(c -> c.id().equals("readiness-means-loaded"))
                                .findFirst()
                                .orElseThrow()
                                .claim())
                        .actual())
                .contains("requests to the new pod fraud-scorer-");
    }

    @Test
    void other_labels_hide_no_pod_from_a_guard() {
        recreated(false);
        Judgement judgement = guard("limits-kept");
        assertThat(judgement.verdict()).as(judgement.toString()).isEqualTo(Verdict.unmet);
        assertThat(judgement.actual()).contains("fraud-scorer-");
    }

    @Test
    void where_no_pod_can_be_made_the_template_is_judged() {
        cluster.api()
                .create(Yaml.documents(
                                "quota",
                                "{apiVersion: v1, kind: ResourceQuota, metadata: {name: q, namespace: " + NS
                                        + "}, spec: {hard: {pods: '0'}}}")
                        .get(0));
        resources("{requests: null, limits: null}");
        assertThat(cluster.api().list("Pod", NS, "app=fraud-scorer")).isEmpty();
        Judgement judgement = guard("limits-kept");
        assertThat(judgement.verdict()).as(judgement.toString()).isEqualTo(Verdict.unmet);
        assertThat(judgement.actual()).contains("the next pod of Deployment fraud-scorer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory: '0'", "memory: '1'", "memory: 100Mi", "cpu: '0'"})
    void a_request_on_paper_is_none(String request) {
        assertThat(guard("limits-kept").verdict()).isEqualTo(Verdict.met);
        resources("{requests: {" + request + "}}");
        assertThat(guard("limits-kept").verdict()).isEqualTo(Verdict.unmet);
    }

    @Test
    void a_request_that_is_smaller_but_real_is_one() {
        resources("{requests: {memory: 256Mi, cpu: 100m}}");
        assertThat(guard("limits-kept").verdict()).isEqualTo(Verdict.met);
    }
}
