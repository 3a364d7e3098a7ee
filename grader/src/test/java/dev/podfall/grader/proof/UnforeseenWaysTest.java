package dev.podfall.grader.proof;

import static dev.podfall.grader.proof.Repairs.NS;
import static dev.podfall.grader.proof.Repairs.after;
import static dev.podfall.grader.proof.Repairs.container;
import static dev.podfall.grader.proof.Repairs.create;
import static dev.podfall.grader.proof.Repairs.letPass;
import static dev.podfall.grader.proof.Repairs.line;
import static dev.podfall.grader.proof.Repairs.patch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.engine.Cluster;
import dev.podfall.engine.ClusterApi.ObjectAt;
import dev.podfall.engine.ClusterApi.PatchKind;
import dev.podfall.grader.report.Verdict;
import dev.podfall.grader.rubric.Score;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Neighbours that are stood in for, runs that do something else, settings that stand elsewhere: what reports say of them is true. */
class UnforeseenWaysTest {
    private static final String TRAINING = "ml-training";
    private static final String RUN = "{spec: {jobTemplate: {spec: {template: {spec: ";

    private static void assertFails(Score score) {
        assertThat(score.points()).as(Bench.explain(score)).isLessThan(Score.PASS_MARK);
    }

    private static void cron(Cluster cluster, String name, String pod) {
        patch(cluster, new ObjectAt("CronJob", TRAINING, name), PatchKind.STRATEGIC, RUN + pod + "}}}}}");
    }

    @Test
    void a_cache_of_ones_own_is_not_the_neighbour() {
        Score score = after("all-wait-at-the-first-step", c -> {
            create(c, """
                    apiVersion: apps/v1
                    kind: Deployment
                    metadata: {name: cache-2, namespace: ml-serving-prod}
                    spec:
                      selector: {matchLabels: {app: case-cache, copy: two}}
                      template:
                        metadata: {labels: {app: case-cache, copy: two}}
                        spec: {containers: [{name: redis, image: 'redis:7.2'}]}
                    """);
            letPass(c, 120);
        });
        assertThat(line(score, "cache-serves").actual()).contains("which is none of Deployment case-cache");
        assertFails(score);
    }

    @Test
    void a_script_of_ones_own_is_not_the_training() {
        Score score = after("every-run-fails-within-seconds", c -> {
            create(
                    c,
                    "{apiVersion: v1, kind: ConfigMap, metadata: {name: quick, namespace: " + TRAINING
                            + "}, data: {train.sh: 'echo candidate is ready'}}");
            cron(c, "retraining", "{volumes: [{name: scripts, configMap: {name: quick}}]}");
        });
        assertThat(line(score, "retraining-completes").why())
                .contains("The script that container train ran is not the one of the healthy cluster.");
        assertFails(score);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/data/reference.csv", "/scripts/train.sh"})
    void other_data_is_not_what_it_trains_on(String file) {
        Score score = after(
                "every-run-fails-within-seconds",
                c -> cron(
                        c, "retraining", "{containers: [{name: train, env: [{name: DATASET, value: " + file + "}]}]}"));
        assertThat(line(score, "retraining-completes").why())
                .contains(
                        "Variable DATASET of container train does not name the file or server that it named in the healthy cluster.");
        assertFails(score);
    }

    @Test
    void an_hour_of_the_night_counts_as_well() {
        Score score = after(
                "nothing-has-run-for-hours",
                c -> patch(
                        c,
                        new ObjectAt("CronJob", TRAINING, "retraining"),
                        PatchKind.MERGE,
                        "{spec: {suspend: false, schedule: '0 6-22 * * *'}}"));
        assertThat(line(score, "retraining-completes").verdict()).isEqualTo(Verdict.partly);
        assertThat(line(score, "retraining-completes").actual()).contains("after Fri 22:00 it is due at Sat 06:00");
    }

    @Test
    void a_setting_in_the_command_goes_before_the_next_release() {
        Score score = after(
                "new-settings-old-answers",
                c -> container(c, "command: [sh, -c, 'THRESHOLD=0.5 exec /app/fraud-scorer']"));
        assertThat(line(score, "scores").verdict()).isEqualTo(Verdict.met);
        assertThat(line(score, "settings-take-effect").actual()).startsWith("with THRESHOLD 0.11 written into ");
        assertFails(score);
    }

    @Test
    void a_store_of_ones_own_enriches_nothing() {
        Score score = after("degraded-within-a-millisecond", c -> {
            create(
                    c,
                    "{apiVersion: v1, kind: Pod, metadata: {name: mine, namespace: " + NS
                            + ", labels: {app: mine}}, spec: {containers: [{name: web, image: 'hashicorp/http-echo:1.0',"
                            + " args: ['-listen=:8080', '-text={}']}]}}");
            create(
                    c,
                    "{apiVersion: v1, kind: Service, metadata: {name: mine, namespace: " + NS
                            + "}, spec: {selector: {app: mine}, ports: [{port: 80, targetPort: 8080}]}}");
            container(c, "env: [{name: FEATURE_STORE_URL, value: 'http://mine'}]");
            letPass(c, 60);
        });
        assertThat(line(score, "enriched").verdict()).isEqualTo(Verdict.met);
        assertThat(line(score, "enrichment-kept").verdict()).isEqualTo(Verdict.unmet);
        assertFails(score);
    }

    /** The release taken back, and the agreed threshold in a ConfigMap as a generator names it. */
    private static void newGeneration(Cluster c) {
        create(
                c,
                "{apiVersion: v1, kind: ConfigMap, metadata: {name: fraud-scorer-config-2, namespace: " + NS
                        + "}, data: {THRESHOLD: '0.5', MAX_BATCH_ROWS: '1000'}}");
        container(
                c,
                "image: 'registry.ml.internal/fraud-scorer:v3', envFrom: [{configMapRef: {name: fraud-scorer-config-2}}]");
        letPass(c, 90);
    }

    @ParameterizedTest
    @ValueSource(strings = {"revisionHistoryLimit: 9", "minReadySeconds: 150", "paused: true"})
    void settings_in_a_generation_of_their_own_count_as_well(String taste) {
        Score score = after("judged-otherwise-since-the-release", c -> {
            newGeneration(c);
            patch(c, Repairs.DEPLOYMENT, PatchKind.MERGE, "{spec: {" + taste + "}}");
        });
        assertThat(line(score, "scores").verdict()).as(Bench.explain(score)).isEqualTo(Verdict.met);
        assertThat(line(score, "settings-take-effect").verdict())
                .as(line(score, "settings-take-effect").actual())
                .isEqualTo(Verdict.met);
        assertThat(line(score, "settings-take-effect").actual()).contains("written into fraud-scorer-config-2");
    }

    @Test
    void a_setting_in_the_command_is_seen_beside_a_generation_of_its_own() {
        Score score = after("judged-otherwise-since-the-release", c -> {
            newGeneration(c);
            container(c, "command: [sh, -c, 'THRESHOLD=0.5 exec /app/fraud-scorer']");
            letPass(c, 60);
        });
        assertFails(score);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ENRICHMENT=off exec", "ENRICHMENT=off"})
    void whoever_asks_nobody_is_found_by_what_is_answered_without_the_neighbour(String said) {
        Score score = after("degraded-within-a-millisecond", c -> {
            container(c, "command: [sh, -c, '" + said + " /app/fraud-scorer']");
            letPass(c, 60);
        });
        assertThat(line(score, "enriched").verdict()).isEqualTo(Verdict.met);
        assertThat(line(score, "enrichment-kept").verdict()).isEqualTo(Verdict.unmet);
        assertThat(line(score, "enrichment-kept").actual())
                .startsWith("meanwhile ")
                .doesNotContain("degraded");
        assertThat(line(score, "enrichment-kept").expected())
                .isEqualTo("while feature-store of ml-features has no pod: HTTP 200, with degraded true");
        assertFails(score);
    }
}
