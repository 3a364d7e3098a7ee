package dev.podfall.grader.proof;

import static dev.podfall.grader.proof.Repairs.DEPLOYMENT;
import static dev.podfall.grader.proof.Repairs.NS;
import static dev.podfall.grader.proof.Repairs.SERVICE;
import static dev.podfall.grader.proof.Repairs.after;
import static dev.podfall.grader.proof.Repairs.container;
import static dev.podfall.grader.proof.Repairs.create;
import static dev.podfall.grader.proof.Repairs.digest;
import static dev.podfall.grader.proof.Repairs.line;
import static dev.podfall.grader.proof.Repairs.patch;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.Cluster;
import dev.podfall.engine.ClusterApi.PatchKind;
import dev.podfall.grader.report.Verdict;
import dev.podfall.grader.rubric.Score;
import dev.podfall.scenario.load.Yaml;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Rubrics judge the result: ways to repair that no lab declares earn what they deserve. */
class UndeclaredFixesTest {
    private static void assertFull(Score score) {
        assertThat(score.points()).as(Bench.explain(score)).isEqualTo(100);
    }

    @Test
    void the_probe_may_name_the_port() {
        assertFull(after("empty-endpoints", c -> container(c, "readinessProbe: {httpGet: {port: http}}")));
    }

    @Test
    void the_probe_may_be_taken_out_and_put_back_right_and_the_deployment_scaled_up() {
        assertFull(after("empty-endpoints", c -> {
            patch(
                    c,
                    DEPLOYMENT,
                    PatchKind.JSON,
                    "[{op: remove, path: /spec/template/spec/containers/0/readinessProbe}]");
            c.await(() -> false, Duration.ofSeconds(20));
            container(c, "readinessProbe: {httpGet: {path: /ready, port: 8080}, periodSeconds: 2}");
            c.api().scale(DEPLOYMENT, 3);
        }));
    }

    @Test
    void the_deployment_may_be_deleted_and_made_anew() {
        assertFull(after("empty-endpoints", c -> {
            ObjectNode again = c.api().find("Deployment", NS, "fraud-scorer").orElseThrow();
            c.api().delete(DEPLOYMENT, null);
            again.remove("status");
            again.withObject("/metadata").retain("name", "namespace", "labels");
            again.withObject("/spec/template/spec/containers/0/readinessProbe/httpGet")
                    .put("port", 8080);
            c.await(() -> false, Duration.ofSeconds(40));
            c.api().create(again);
        }));
    }

    @Test
    void a_probe_that_only_connects_is_half_a_repair() {
        Score score =
                after("empty-endpoints", c -> container(c, "readinessProbe: {httpGet: null, tcpSocket: {port: 8080}}"));
        assertThat(score.points()).as(Bench.explain(score)).isBetween(40, 65);
        assertThat(line(score, "readiness-means-loaded").actual()).contains("came before it could answer");
    }

    @Test
    void one_replica_instead_of_two_is_half_a_repair() {
        Score score = after("empty-endpoints", c -> {
            container(c, "readinessProbe: {httpGet: {port: 8080}}");
            c.api().scale(DEPLOYMENT, 1);
        });
        assertThat(score.points()).as(Bench.explain(score)).isBetween(40, 80);
    }

    @Test
    void memory_may_be_given_in_other_units_and_with_a_rolling_update() {
        assertFull(after("killed-on-load", c -> {
            patch(c, DEPLOYMENT, PatchKind.MERGE, "{spec: {strategy: {type: RollingUpdate, rollingUpdate: null}}}");
            container(c, "resources: {requests: {memory: 800M}, limits: {memory: 800M}}");
        }));
    }

    @Test
    void a_limit_without_a_request_is_a_request_as_well() {
        assertFull(after("killed-on-load", c -> container(c, "resources: {requests: null, limits: {memory: 768Mi}}")));
    }

    @Test
    void a_limit_that_a_full_batch_goes_beyond_is_too_low() {
        Score score = after("killed-on-load", c -> container(c, "resources: {limits: {memory: 600Mi}}"));
        assertThat(line(score, "room-for-the-model").actual()).contains("0 of 3 right", "connection reset");
        assertThat(score.points()).as(Bench.explain(score)).isEqualTo(80);
    }

    @Test
    void a_startup_probe_keeps_users_away_as_well() {
        assertFull(after(
                "empty-endpoints",
                c -> container(
                        c,
                        "readinessProbe: null, startupProbe: {httpGet: {path: /ready, port: 8080}, periodSeconds: 1,"
                                + " failureThreshold: 60}")));
    }

    @Test
    void the_meant_version_may_be_named_by_its_digest() {
        assertFull(after("image-backoff", c -> byDigest(c, "v3")));
        Score other = after("wrong-predictions", c -> byDigest(c, "v1"));
        assertThat(line(other, "version-meant").verdict()).isEqualTo(Verdict.unmet);
        assertThat(other.points()).as(Bench.explain(other)).isLessThan(Score.PASS_MARK);
    }

    private static void byDigest(Cluster cluster, String version) {
        String repository = "registry.ml.internal/fraud-scorer";
        String digest = digest(cluster, repository + ":" + version);
        container(cluster, "image: '" + repository + "@" + digest + "'");
    }

    @Test
    void the_secret_may_come_with_envFrom_of_another_key() {
        Score score = after("config-error", c -> {
            ObjectNode secret = JsonNodeFactory.instance.objectNode();
            secret.put("apiVersion", "v1").put("kind", "Secret").put("immutable", true);
            secret.putObject("metadata")
                    .put("name", "feature-store-credentials")
                    .put("namespace", NS);
            secret.putObject("stringData").put("token", "fs-prod-4b1d9c07").put("note", "made by hand");
            c.api().create(secret);
            c.api().scale(DEPLOYMENT, 0);
            c.await(() -> false, Duration.ofSeconds(5));
            c.api().scale(DEPLOYMENT, 2);
        });
        assertFull(score);
    }

    @Test
    void the_image_may_be_replaced_as_a_whole_with_a_surplus_of_replicas() {
        assertFull(after("image-backoff", c -> {
            patch(
                    c,
                    DEPLOYMENT,
                    PatchKind.JSON,
                    "[{op: replace, path: /spec/template/spec/containers/0/image,"
                            + " value: 'registry.ml.internal/fraud-scorer:v3'}]");
            c.api().scale(DEPLOYMENT, 4);
        }));
    }

    @Test
    void a_second_deployment_behind_the_service_is_no_repair() {
        Score score = after("wrong-predictions", c -> {
            ObjectNode canary = c.api().find("Deployment", NS, "fraud-scorer").orElseThrow();
            canary.remove("status");
            canary.withObject("/metadata").retain("name", "namespace", "labels").put("name", "fraud-scorer-canary");
            canary.withObject("/spec/template/spec/containers/0").put("image", "registry.ml.internal/fraud-scorer:v3");
            for (String at : new String[] {"/spec/selector/matchLabels", "/spec/template/metadata/labels"}) {
                canary.withObject(at).put("track", "canary");
            }
            c.api().create(canary);
        });
        assertThat(score.points()).as(Bench.explain(score)).isLessThan(Score.PASS_MARK);
    }

    @Test
    void pointing_the_service_nowhere_fails() {
        Score score = after(
                "wrong-predictions", c -> patch(c, SERVICE, PatchKind.MERGE, "{spec: {selector: {app: nobody}}}"));
        assertThat(score.points()).as(Bench.explain(score)).isLessThan(Score.PASS_MARK);
    }

    @Test
    void the_token_may_come_as_a_file_or_with_envFrom() {
        String secret = "{apiVersion: v1, kind: Secret, metadata: {name: fs, namespace: " + NS
                + "}, stringData: {FEATURE_STORE_TOKEN: fs-prod-4b1d9c07}}";
        assertFull(after("config-error", c -> {
            create(c, secret);
            patch(c, DEPLOYMENT, PatchKind.STRATEGIC, """
                    {spec: {template: {spec: {volumes: [{name: fs, secret: {secretName: fs}}], containers: [{name: fraud-scorer,
                      env: [{name: FEATURE_STORE_TOKEN, $patch: delete}],
                      volumeMounts: [{name: fs, mountPath: /etc/fraud-scorer, readOnly: true}]}]}}}}""");
        }));
        assertFull(after("config-error", c -> {
            create(c, secret);
            patch(c, DEPLOYMENT, PatchKind.JSON, """
                    [{op: remove, path: /spec/template/spec/containers/0/env},
                     {op: add, path: /spec/template/spec/containers/0/envFrom/-, value: {secretRef: {name: fs}}}]""");
        }));
    }

    @Test
    void the_token_may_live_in_a_secret_of_another_name() {
        assertFull(after("config-error", c -> {
            ObjectNode secret = Yaml.documents(
                            "secret",
                            "{apiVersion: v1, kind: Secret, metadata: {name: fs, namespace: " + NS
                                    + "}, stringData: {prod: fs-prod-4b1d9c07}}")
                    .get(0);
            c.api().create(secret);
            container(c, "env: [{name: FEATURE_STORE_TOKEN, valueFrom: {secretKeyRef: {name: fs, key: prod}}}]");
        }));
    }
}
