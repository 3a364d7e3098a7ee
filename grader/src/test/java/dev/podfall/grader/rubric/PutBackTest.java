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

/** A trial that a cluster does not let come to its end leaves nothing behind. */
class PutBackTest {
    private static final String NS = "ml-serving-prod";
    private static final ObjectAt SETTINGS = new ObjectAt("ConfigMap", NS, "fraud-scorer-config");
    private static final ObjectAt DEPLOYMENT = new ObjectAt("Deployment", NS, "fraud-scorer");
    private static final String THRESHOLD =
            "takesEffect: {namespace: " + NS + ", config: fraud-scorer-config, key: THRESHOLD, value: '0.11'}";
    private static final Lab LAB = Catalogue.builtIn().lab("empty-endpoints");

    private LabRun run;
    private Cluster cluster;

    @BeforeEach
    void healthy() {
        InstantSource clock = InstantSource.fixed(Instant.parse("2026-03-02T09:00:00Z"));
        run = new LabRunner(new EmbeddedProvider(clock)).runHealthy(LAB, "put-back", 7, null);
        cluster = run.cluster();
    }

    @AfterEach
    void remove() {
        cluster.remove();
    }

    private void create(String yaml) {
        Yaml.documents("test", yaml).forEach(o -> cluster.api().create(o));
    }

    private String threshold() {
        return cluster.api()
                .find(SETTINGS.kind(), SETTINGS.namespace(), SETTINGS.name())
                .orElseThrow()
                .at("/data/THRESHOLD")
                .asText();
    }

    @Test
    void a_setting_is_put_back_where_the_rollout_may_not_be_resumed() {
        String before = threshold();
        cluster.api()
                .patch(
                        DEPLOYMENT,
                        PatchKind.MERGE,
                        Yaml.documents("test", "{spec: {paused: true}}").get(0));
        create("""
            apiVersion: admissionregistration.k8s.io/v1
            kind: ValidatingAdmissionPolicy
            metadata: {name: frozen}
            spec:
              matchConstraints:
                resourceRules: [{apiGroups: [apps], apiVersions: [v1], operations: [UPDATE], resources: [deployments]}]
              validations: [{expression: "false", message: nothing is released today}]
            ---
            apiVersion: admissionregistration.k8s.io/v1
            kind: ValidatingAdmissionPolicyBinding
            metadata: {name: frozen}
            spec: {policyName: frozen, validationActions: [Deny]}
            """);
        cluster.await(() -> false, Duration.ofSeconds(5));
        Claim claim = Claim.of(Yaml.read(
                ClaimSpec.class,
                "claim.yaml",
                "takesEffect: {namespace: " + NS + ", config: fraud-scorer-config, key: THRESHOLD, value: '0.11'}"));
        Judgement judgement = claim.judge(
                new Collector(cluster, LAB).collect(claim.wants(), run.baseline(), Set.of(), Thoroughness.PROOF));
        assertThat(judgement.verdict()).isEqualTo(Verdict.unverifiable);
        assertThat(judgement.actual()).contains("nothing is released today");
        assertThat(threshold()).isEqualTo(before);
    }

    /** Nobody can write it; so it is held against nobody, unless something else goes before it. */
    @Test
    void an_immutable_setting_is_not_judged_where_nothing_goes_before_it() {
        patch(SETTINGS, PatchKind.MERGE, "{immutable: true}");
        Judgement alone = judged(THRESHOLD);
        patch(
                DEPLOYMENT,
                PatchKind.STRATEGIC,
                "{spec: {template: {spec: {containers: [{name: fraud-scorer, env: [{name: THRESHOLD, value: '0.5'}]}]}}}}");
        Judgement overruled = judged(THRESHOLD);
        assertThat(alone.verdict()).as(alone.toString()).isEqualTo(Verdict.unverifiable);
        assertThat(alone.actual()).contains("ConfigMap fraud-scorer-config is immutable");
        assertThat(overruled.verdict()).as(overruled.toString()).isEqualTo(Verdict.unmet);
    }

    private void patch(ObjectAt at, PatchKind kind, String yaml) {
        cluster.api().patch(at, kind, Yaml.documents("test", yaml).get(0));
    }

    private Judgement judged(String yaml) {
        Claim claim = Claim.of(Yaml.read(ClaimSpec.class, "claim.yaml", yaml));
        return claim.judge(
                new Collector(cluster, LAB).collect(claim.wants(), run.baseline(), Set.of(), Thoroughness.PROOF));
    }

    @Test
    void a_service_that_was_moved_has_its_address_again() {
        ObjectAt service = new ObjectAt("Service", "ml-platform", "model-registry");
        String before = address(service);
        Claim claim = Claim.of(Yaml.read(
                ClaimSpec.class,
                "claim.yaml",
                "byName: {namespace: ml-platform, service: model-registry, request: {client: checkout, url:"
                        + " 'http://model-registry.ml-platform/api/models/fraud-scorer'}, answer: {status: 200}}"));
        Judgement judgement = claim.judge(
                new Collector(cluster, LAB).collect(claim.wants(), run.baseline(), Set.of(), Thoroughness.PROOF));
        assertThat(judgement.verdict()).as(judgement.toString()).isEqualTo(Verdict.met);
        assertThat(address(service)).isEqualTo(before);
        assertThat(cluster.api().list("Service", "ml-platform", null)).hasSize(1);
    }

    private String address(ObjectAt at) {
        return cluster.api()
                .find(at.kind(), at.namespace(), at.name())
                .orElseThrow()
                .at("/spec/clusterIP")
                .asText();
    }
}
