package dev.podfall.grader.rubric;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Probes of every kind are judged by whom a new pod is sent while its model is not loaded yet; one cluster for all. */
class ProbesTriedTest {
    private static final String NS = "ml-serving-prod";
    private static final ObjectAt DEPLOYMENT = new ObjectAt("Deployment", NS, "fraud-scorer");
    private static final Lab LAB = Catalogue.builtIn().lab("empty-endpoints");

    private static LabRun run;

    @BeforeAll
    static void healthy() {
        InstantSource clock = InstantSource.fixed(Instant.parse("2026-03-02T09:00:00Z"));
        run = new LabRunner(new EmbeddedProvider(clock)).runHealthy(LAB, "probes", 7, null);
    }

    @AfterAll
    static void remove() {
        run.cluster().remove();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "httpGet: {path: /ready, port: http}                             |                    | met",
                "tcpSocket: {port: http}, periodSeconds: 1                       |                    | unmet",
                "tcpSocket: {port: http}, initialDelaySeconds: 90                |                    | unmet",
                "httpGet: {path: /healthz, port: http}, initialDelaySeconds: 30  |                    | unmet",
                "exec: {command: [sh, -c, 'true # /ready']}                      |                    | unmet",
                "exec: {command: [sh, -c, 'sleep 20']}, timeoutSeconds: 30       |                    | unmet",
                "tcpSocket: {port: http}    | tcpSocket: {port: http}, initialDelaySeconds: 40        | unmet",
                "tcpSocket: {port: http}    | exec: {command: ['true']}                               | unmet",
                "tcpSocket: {port: http}    | httpGet: {path: /ready, port: http}, failureThreshold: 90 | met",
            })
    void a_probe_is_worth_what_it_keeps_away(String readiness, String startup, Verdict verdict) {
        String container = "{name: fraud-scorer, readinessProbe: {$patch: replace, " + readiness + "}, startupProbe: "
                + (startup == null ? "null" : "{$patch: replace, " + startup + "}") + "}";
        String patch = "{spec: {template: {spec: {containers: [" + container + "]}}}}";
        run.cluster()
                .api()
                .patch(
                        DEPLOYMENT,
                        PatchKind.STRATEGIC,
                        Yaml.documents("test", patch).get(0));
        Claim claim = Claim.of(Yaml.read(
                ClaimSpec.class,
                "claim.yaml",
                "warmsUp: {required: true, replacing: {namespace: " + NS
                        + ", selector: app=fraud-scorer, within: 10s, clients: [checkout]}}"));
        Judgement judgement = claim.judge(new Collector(run.cluster(), LAB)
                .collect(claim.wants(), run.baseline(), Set.of(NS), Thoroughness.PROOF));
        assertThat(judgement.verdict()).as(judgement.toString()).isEqualTo(verdict);
        assertThat(judgement.catastrophe()).isEqualTo(verdict == Verdict.unmet);
    }
}
