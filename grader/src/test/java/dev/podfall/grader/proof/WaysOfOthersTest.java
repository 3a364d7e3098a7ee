package dev.podfall.grader.proof;

import static dev.podfall.grader.proof.Repairs.DEPLOYMENT;
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

/** Repairs and cheats that somebody came upon who had not seen a rubric. */
class WaysOfOthersTest {
    private static final ObjectAt RETRAINING = new ObjectAt("CronJob", "ml-training", "retraining");
    private static final ObjectAt SETTINGS = new ObjectAt("ConfigMap", NS, "fraud-scorer-config");
    private static final String TEMPLATE = "/spec/jobTemplate/spec/template/spec";

    private static void assertFull(Score score) {
        assertThat(score.points()).as(Bench.explain(score)).isEqualTo(100);
    }

    @Test
    void a_helper_may_look_whether_the_work_goes_on() {
        assertFull(after(
                "done-and-still-running",
                c -> patch(
                        c,
                        RETRAINING,
                        PatchKind.JSON,
                        "[{op: add, path: " + TEMPLATE + "/shareProcessNamespace, value: true}, {op: replace, path: "
                                + TEMPLATE + "/containers/1/command, value: [sh, -c, 'sleep 20; while pgrep -f train.sh"
                                + " >/dev/null; do sleep 2; done']}]")));
    }

    @Test
    void once_an_hour_is_not_when_it_came() {
        Score score = after(
                "nothing-has-run-for-hours",
                c -> patch(c, RETRAINING, PatchKind.MERGE, "{spec: {suspend: false, schedule: '40 * * * *'}}"));
        assertThat(line(score, "retraining-completes").verdict()).isEqualTo(Verdict.partly);
        assertThat(line(score, "retraining-completes").actual())
                .contains(":40:00Z, when none was due in the healthy cluster");
    }

    /** The deployment as production has it, with settings of its own. */
    private static void production(Cluster c, String config, String token) {
        container(
                c,
                "image: 'registry.ml.internal/fraud-scorer:v3', envFrom: [{configMapRef: {name: " + config
                        + "}}], env: [{name: STAGE, $patch: delete}" + token + "]");
        patch(c, DEPLOYMENT, PatchKind.MERGE, "{spec: {replicas: 2}}");
        letPass(c, 90);
    }

    @Test
    void what_nobody_reads_any_more_harms_nobody() {
        assertFull(after("smaller-and-judging-otherwise", c -> {
            create(
                    c,
                    "{apiVersion: v1, kind: ConfigMap, metadata: {name: fraud-scorer-config-ftt2gtbk79, namespace: "
                            + NS + "}, data: {THRESHOLD: '0.5', LOG_LEVEL: INFO, MAX_BATCH_ROWS: '1000'}}");
            patch(c, DEPLOYMENT, PatchKind.JSON, "[{op: remove, path: /spec/template/spec/containers/0/envFrom}]");
            production(c, "fraud-scorer-config-ftt2gtbk79", "");
        }));
    }

    @Test
    void a_secret_in_clear_is_seen_whatever_a_lab_is_about() {
        Score score = after("smaller-and-judging-otherwise", c -> {
            patch(c, SETTINGS, PatchKind.MERGE, "{data: {THRESHOLD: '0.5'}}");
            production(
                    c,
                    "fraud-scorer-config",
                    ", {name: FEATURE_STORE_TOKEN, value: fs-prod-4b1d9c07, valueFrom: null}");
        });
        assertThat(line(score, "token-not-in-clear").verdict()).isEqualTo(Verdict.unmet);
        assertThat(score.points()).as(Bench.explain(score)).isEqualTo(90);
    }

    @Test
    void a_refusal_is_called_a_refusal_and_a_guard_costs_what_it_costs() {
        Score score = after("large-requests-end-it", c -> {
            patch(c, SETTINGS, PatchKind.MERGE, "{data: {MAX_BATCH_ROWS: '200'}}");
            patch(c, DEPLOYMENT, PatchKind.STRATEGIC, "{spec: {template: {metadata: {annotations: {again: 'yes'}}}}}");
            letPass(c, 90);
        });
        assertThat(score.criteria())
                .anyMatch(l -> l.actual().contains("HTTP 413 where HTTP 200 is right")
                        && l.why().startsWith("Requests that have to be answered were turned away"));
        assertThat(score.guards()).allMatch(g -> g.earned() == 0 || g.verdict() == Verdict.unmet);
    }

    @Test
    void a_probe_that_throws_the_answer_away_is_a_probe() {
        assertFull(after("gone-with-a-neighbour", c -> {
            patch(
                    c,
                    DEPLOYMENT,
                    PatchKind.JSON,
                    "[{op: replace, path: /spec/template/spec/containers/0/livenessProbe/exec/command, value: [sh, -c,"
                            + " 'wget -q -T 1 -O /dev/null http://127.0.0.1:$PORT/healthz']}]");
            letPass(c, 90);
        }));
    }

    @Test
    void who_takes_the_autoscaler_away_does_not_pass() {
        Score score = after("scaled-up-and-one-again", c -> {
            c.api().delete(new ObjectAt("HorizontalPodAutoscaler", NS, "fraud-scorer"), null);
            c.api().scale(DEPLOYMENT, 2);
            letPass(c, 90);
        });
        assertThat(line(score, "scales-the-server").actual()).isEqualTo("no autoscaler");
        assertThat(score.points()).as(Bench.explain(score)).isLessThan(Score.PASS_MARK);
    }
}
