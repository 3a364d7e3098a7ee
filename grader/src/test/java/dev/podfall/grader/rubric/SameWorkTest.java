package dev.podfall.grader.rubric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.engine.Cluster;
import dev.podfall.engine.ClusterApi.ObjectAt;
import dev.podfall.engine.ClusterApi.PatchKind;
import dev.podfall.engine.embedded.EmbeddedProvider;
import dev.podfall.engine.lab.Digest;
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
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that end well, and did less than they should, or asked somebody else. */
class SameWorkTest {
    private static final Lab LAB = Catalogue.builtIn().lab("empty-endpoints");
    private static final String NS = "ml-platform";
    private static final String CLAIM =
            "completes: {namespace: ml-platform, cronJob: nightly, within: 1h, runs: 1, prints: '^trained'}";

    private Cluster cluster;
    private Digest baseline;

    @BeforeEach
    void healthy() {
        InstantSource clock = InstantSource.fixed(Instant.parse("2026-03-02T09:00:00Z"));
        cluster = new LabRunner(new EmbeddedProvider(clock))
                .runStill(LAB, "work", 7, null)
                .cluster();
        create(
                "{apiVersion: v1, kind: ConfigMap, metadata: {name: settings, namespace: ml-platform}, data: {ROWS: '7', WORK: '20'}}");
        create("""
            apiVersion: batch/v1
            kind: CronJob
            metadata: {name: nightly, namespace: ml-platform}
            spec:
              schedule: "*/10 * * * *"
              jobTemplate:
                spec:
                  backoffLimit: 0
                  template:
                    spec:
                      restartPolicy: Never
                      containers:
                        - name: train
                          image: busybox:1.36
                          command: [sh, -c, 'sleep "$WORK"; echo "trained on ${EXTRA:-}$ROWS rows of $STORE"']
                          env:
                            - {name: WORK, value: "20"}
                            - {name: STORE, value: "http://model-registry.ml-platform"}
                            - {name: ROWS, valueFrom: {configMapKeyRef: {name: settings, key: ROWS}}}
            """);
        baseline = Digest.of(cluster.api(), List.of(NS));
    }

    @AfterEach
    void remove() {
        cluster.remove();
    }

    private void create(String yaml) {
        Yaml.documents("test", yaml).forEach(o -> cluster.api().create(o));
    }

    private Judgement after(String pod) {
        String patch = "{spec: {jobTemplate: {spec: {template: {spec: " + pod.replace("REGISTRY", registry()) + "}}}}}";
        cluster.api()
                .patch(
                        new ObjectAt("CronJob", NS, "nightly"),
                        PatchKind.STRATEGIC,
                        Yaml.documents("test", patch).get(0));
        Claim claim = Claim.of(Yaml.read(ClaimSpec.class, "claim.yaml", CLAIM));
        return claim.judge(new Collector(cluster, LAB).collect(claim.wants(), baseline, Set.of(), Thoroughness.PROOF));
    }

    private String registry() {
        return cluster.api()
                .find("Service", NS, "model-registry")
                .orElseThrow()
                .at("/spec/clusterIP")
                .asText();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {containers: [{name: train, env: [{name: WORK, value: '1'}]}]} | Variable WORK of container train was 1, and 20 in the healthy cluster.
        {containers: [{name: train, env: [{name: ROWS, value: '1', valueFrom: null}]}]} | Variable ROWS of container train was 1, and 7 in the healthy cluster.
        {containers: [{name: train, env: [{name: EXTRA, value: '9'}]}]} | was given a variable EXTRA, which it looks at
        {containers: [{name: train, env: [{name: http_proxy, value: 'http://10.0.0.9'}]}]} | was given a variable http_proxy
        {hostAliases: [{ip: 10.0.0.9, hostnames: [model-registry.ml-platform]}]} | hostAliases that lead model-registry.ml-platform elsewhere
        {dnsPolicy: None, dnsConfig: {nameservers: [10.0.0.9]}} | asked other name servers
        {dnsPolicy: None, dnsConfig: {nameservers: [10.96.0.10], searches: [default.svc.cluster.local]}} | or in other domains
        {containers: [{name: train, lifecycle: {postStart: {exec: {command: [sh, -c, 'true']}}}}]} | had a postStart hook
        """)
    void what_bends_a_run_is_seen(String pod, String why) {
        Judgement judgement = after(pod);
        assertThat(judgement.verdict()).as(judgement.toString()).isEqualTo(Verdict.unmet);
        assertThat(judgement.why()).contains(why);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{containers: [{name: train, env: [{name: NOTE, value: 'INC-1'}]}]}",
                "{containers: [{name: train, env: [{name: WORK, value: null, valueFrom: {configMapKeyRef: {name: settings, key: WORK}}}]}]}",
                "{containers: [{name: train, env: [{name: STORE, value: 'http://model-registry.ml-platform.svc.cluster.local:80/'}]}]}",
                "{hostAliases: [{ip: 10.0.0.9, hostnames: [somebody.else]}]}",
                "{hostAliases: [{ip: REGISTRY, hostnames: [model-registry.ml-platform]}]}",
                "{dnsConfig: {options: [{name: ndots, value: '2'}]}}",
                "{shareProcessNamespace: true}",
                "{terminationGracePeriodSeconds: 5}"
            })
    void what_bends_nothing_costs_nothing(String pod) {
        Judgement judgement = after(pod);
        assertThat(judgement.verdict()).as(judgement.toString()).isEqualTo(Verdict.met);
    }
}
