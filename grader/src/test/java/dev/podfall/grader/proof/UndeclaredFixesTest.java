package dev.podfall.grader.proof;

import static dev.podfall.grader.proof.Repairs.DEPLOYMENT;
import static dev.podfall.grader.proof.Repairs.NS;
import static dev.podfall.grader.proof.Repairs.after;
import static dev.podfall.grader.proof.Repairs.container;
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
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Ways to repair that fit one lab alone earn what they deserve; those that fit every lab are cards of the right deck. */
class UndeclaredFixesTest {
    private static void assertFull(Score score) {
        assertThat(score.points()).as(Bench.explain(score)).isEqualTo(100);
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
    void another_version_by_its_digest_is_another_version() {
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
}
