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
import dev.podfall.scenario.rubric.GuardSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a Secret's value can be read by whoever may read all but Secrets. */
class SecrecyTest {
    private static final String NS = "ml-serving-prod";
    private static final String TOKEN = "fs-prod-4b1d9c07";
    private static final String TEMPLATE =
            "{spec: {restartPolicy: Never, containers: [{name: c, image: 'busybox:1.36', command: [echo, " + TOKEN
                    + "]}]}}";
    private static final ObjectAt DEPLOYMENT = new ObjectAt("Deployment", NS, "fraud-scorer");
    private static final Lab LAB = Catalogue.builtIn().lab("a-token-nobody-finds");

    private static LabRun run;
    private static Cluster cluster;

    @BeforeAll
    static void healthy() {
        InstantSource clock = InstantSource.fixed(Instant.parse("2026-03-02T09:00:00Z"));
        run = new LabRunner(new EmbeddedProvider(clock)).runHealthy(LAB, "secrecy", 7, null);
        cluster = run.cluster();
    }

    @AfterAll
    static void remove() {
        cluster.remove();
    }

    private static Judgement judged(Claim claim) {
        return claim.judge(
                new Collector(cluster, LAB).collect(claim.wants(), run.baseline(), Set.of(NS), Thoroughness.CHECK));
    }

    private static Judgement hidden() {
        return judged(LAB.rubric().guards().stream()
                .filter(g -> g.id().equals("token-not-in-clear"))
                .map(GuardSpec::claim)
                .map(Claim::of)
                .findFirst()
                .orElseThrow());
    }

    private static Judgement arrives() {
        return judged(LAB.rubric().criteria().stream()
                .filter(c -> c.id().equals("token-arrives"))
                .map(c -> Claim.of(c.claim()))
                .findFirst()
                .orElseThrow());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Service | v1 | x | spec: {ports: [{port: 80}]}",
                "ServiceAccount | v1 | x | automountServiceAccountToken: false",
                "Job | batch/v1 | x | spec: {suspend: true, template: T}",
                "CronJob | batch/v1 | x | spec: {schedule: '0 3 1 1 *', jobTemplate: {spec: {template: T}}}",
                "ControllerRevision | apps/v1 | x | {revision: 1, data: {}}",
                "NetworkPolicy | networking.k8s.io/v1 | x | spec: {podSelector: {matchLabels: {app: nobody}}}",
                "Event | v1 | x.1 | {involvedObject: {kind: Pod, name: p, namespace: NS}, reason: Odd, message: M}",
            })
    void a_value_is_found_in_all_that_the_role_view_reads(String kind, String version, String name, String more) {
        assertThat(hidden().verdict()).isEqualTo(Verdict.met);
        String body = more.strip()
                .replaceAll("^\\{(.*)}$", "$1")
                .replace("template: T", "template: " + TEMPLATE)
                .replace("namespace: NS", "namespace: " + NS)
                .replace("message: M", "message: 'refused " + TOKEN + "'");
        cluster.api()
                .create(Yaml.documents(
                                "object",
                                "{apiVersion: " + version + ", kind: " + kind + ", metadata: {name: " + name
                                        + ", namespace: " + NS + ", annotations: {note: 'was " + TOKEN + "'}}, " + body
                                        + "}")
                        .get(0));
        Judgement judgement = hidden();
        cluster.api().delete(new ObjectAt(kind, NS, name), null);
        assertThat(judgement.verdict()).isEqualTo(Verdict.unmet);
        assertThat(judgement.actual()).contains(kind + " " + name + ": ").doesNotContain(TOKEN);
    }

    @Test
    void a_copy_in_another_secret_and_a_server_that_takes_it_from_there_are_found() {
        Claim alone = LAB.rubric().guards().stream()
                .filter(g -> g.id().equals("token-in-its-secret-alone"))
                .map(g -> Claim.of(g.claim()))
                .findFirst()
                .orElseThrow();
        assertThat(judged(alone).verdict()).isEqualTo(Verdict.met);
        cluster.api()
                .create(Yaml.documents(
                                "object",
                                "{apiVersion: v1, kind: Secret, metadata: {name: tok, namespace: " + NS
                                        + "}, stringData: {t: " + TOKEN + "}}")
                        .get(0));
        Judgement copied = judged(alone);
        Verdict elsewhere = hidden().verdict();
        cluster.api().delete(new ObjectAt("Secret", NS, "tok"), null);
        assertThat(copied.verdict()).isEqualTo(Verdict.unmet);
        assertThat(copied.actual()).contains("Secret tok").doesNotContain(TOKEN);
        assertThat(elsewhere).isEqualTo(Verdict.met);
    }

    @Test
    void a_value_is_found_in_a_log() {
        cluster.api()
                .create(Yaml.documents(
                                "pod",
                                "{apiVersion: v1, kind: Pod, metadata: {name: chatty, namespace: " + NS
                                        + "}, spec: {restartPolicy: Never, containers: [{name: c, image: 'busybox:1.36',"
                                        + " command: [sh, -c, 'printf fs-prod-; echo 4b1d9c07']}]}}")
                        .get(0));
        cluster.await(() -> false, Duration.ofSeconds(30));
        Judgement judgement = hidden();
        cluster.api().delete(new ObjectAt("Pod", NS, "chatty"), 0L);
        assertThat(judgement.actual()).contains("the log of container c of pod chatty");
    }

    @Test
    void a_value_is_found_in_what_is_kept_of_an_earlier_revision() {
        template("env: [{name: DEBUG, value: '" + TOKEN + "'}]");
        template("env: [{name: DEBUG, $patch: delete}]");
        Judgement judgement = hidden();
        assertThat(judgement.verdict()).isEqualTo(Verdict.unmet);
        assertThat(judgement.actual())
                .contains("ReplicaSet fraud-scorer-")
                .doesNotContain("Deployment fraud-scorer:", "Pod fraud-scorer");
        patch("{spec: {revisionHistoryLimit: 0}}");
        cluster.await(() -> false, Duration.ofSeconds(10));
        assertThat(hidden().verdict()).isEqualTo(Verdict.met);
        patch("{spec: {revisionHistoryLimit: 10}}");
    }

    @Test
    void a_file_of_another_name_is_no_key_that_is_missing() {
        volume("token.txt");
        Judgement judgement = arrives();
        volume("FEATURE_STORE_TOKEN");
        assertThat(judgement.actual())
                .contains("from Secret feature-store-credentials, in no file called FEATURE_STORE_TOKEN")
                .doesNotContain("no such key");
        assertThat(arrives().verdict()).isEqualTo(Verdict.met);
    }

    @Test
    void of_several_sources_of_all_keys_the_last_counts() {
        secret("right", TOKEN);
        secret("wrong", "fs-staging-1");
        sources("right", "wrong");
        Judgement wrong = arrives();
        sources("wrong", "right");
        Judgement right = arrives();
        template("envFrom: [{configMapRef: {name: fraud-scorer-config}}]");
        List.of("right", "wrong").forEach(name -> cluster.api().delete(new ObjectAt("Secret", NS, name), 0L));
        assertThat(wrong.verdict()).as(wrong.toString()).isNotEqualTo(Verdict.met);
        assertThat(wrong.actual()).contains("Secret wrong");
        assertThat(right.verdict()).as(right.toString()).isEqualTo(Verdict.met);
    }

    private static void secret(String name, String token) {
        cluster.api()
                .create(Yaml.documents(
                                "secret",
                                "{apiVersion: v1, kind: Secret, metadata: {name: " + name + ", namespace: " + NS
                                        + "}, stringData: {FEATURE_STORE_TOKEN: " + token + "}}")
                        .get(0));
    }

    private static void sources(String first, String last) {
        template("envFrom: [{configMapRef: {name: fraud-scorer-config}}, {secretRef: {name: " + first
                + "}}, {secretRef: {name: " + last + "}}]");
    }

    private static void volume(String file) {
        patch("{spec: {template: {spec: {volumes: [{name: fs-token, secret: {items: [{key: token, path: " + file
                + "}]}}]}}}}");
        cluster.await(() -> false, Duration.ofSeconds(60));
    }

    private static void template(String fields) {
        patch("{spec: {template: {spec: {containers: [{name: fraud-scorer, " + fields + "}]}}}}");
        cluster.await(() -> false, Duration.ofSeconds(60));
    }

    private static void patch(String yaml) {
        cluster.api()
                .patch(
                        DEPLOYMENT,
                        PatchKind.STRATEGIC,
                        Yaml.documents("test", yaml).get(0));
    }
}
