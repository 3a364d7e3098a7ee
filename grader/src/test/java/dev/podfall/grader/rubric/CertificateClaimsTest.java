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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A certificate counts for what it is good for, and by whatever volume the server has it. */
class CertificateClaimsTest {
    private static final Lab LAB = Catalogue.builtIn().lab("all-wait-for-one-volume");
    private static final String NS = "ml-serving-prod";

    private LabRun run;
    private Cluster cluster;

    @BeforeEach
    void healthy() {
        InstantSource clock = InstantSource.fixed(Instant.parse("2026-03-02T09:00:00Z"));
        run = new LabRunner(new EmbeddedProvider(clock)).runHealthy(LAB, "certificates", 7, null);
        cluster = run.cluster();
    }

    @AfterEach
    void remove() {
        cluster.remove();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{privateKey: {rotationPolicy: Always}} | met",
                "{dnsNames: [example.org]} | unmet",
                "{usages: [client auth]} | unmet",
                "{usages: [server auth, client auth]} | met",
                "{isCA: true} | unmet",
                "{duration: 87600h} | unmet"
            })
    void a_certificate_has_to_be_good_for_what_users_ask(String spec, Verdict verdict) {
        patch("Certificate", PatchKind.MERGE, "{spec: " + spec + "}");
        Judgement judgement = judged(LAB.rubric().criteria().stream()
                .filter(c -> c.id().equals("by-the-authority"))
                .findFirst()
                .orElseThrow()
                .claim());
        assertThat(judgement.verdict()).as(judgement.toString()).isEqualTo(verdict);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{name: tls, projected: {sources: [{secret: {name: fraud-scorer-tls}}]}}",
                "{name: tls, secret: {secretName: fraud-scorer-tls, optional: true}}",
                "{name: tls, secret: {secretName: fraud-scorer-tls, items: [{key: tls.crt, path: tls.crt}, {key: tls.key, path: tls.key}]}}"
            })
    void any_volume_that_brings_it_will_do(String volume) {
        patch(
                "Deployment",
                PatchKind.JSON,
                "[{op: replace, path: /spec/template/spec/volumes/0, value: " + volume + "}]");
        Judgement judgement = judged(LAB.rubric().guards().stream()
                .filter(g -> g.id().equals("certificate-mounted"))
                .findFirst()
                .orElseThrow()
                .claim());
        assertThat(judgement.verdict()).as(judgement.toString()).isEqualTo(Verdict.met);
    }

    private void patch(String kind, PatchKind how, String yaml) {
        cluster.api()
                .patch(
                        new ObjectAt(kind, NS, "fraud-scorer"),
                        how,
                        Yaml.documents("test", "{patch: " + yaml + "}").get(0).path("patch"));
        cluster.await(() -> false, Duration.ofMinutes(1));
    }

    private Judgement judged(ClaimSpec spec) {
        Claim claim = Claim.of(spec);
        return claim.judge(
                new Collector(cluster, LAB).collect(claim.wants(), run.baseline(), Set.of(), Thoroughness.CHECK));
    }
}
