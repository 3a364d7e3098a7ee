package dev.podfall.grader.proof;

import static dev.podfall.grader.proof.Repairs.DEPLOYMENT;
import static dev.podfall.grader.proof.Repairs.NS;
import static dev.podfall.grader.proof.Repairs.SERVICE;
import static dev.podfall.grader.proof.Repairs.after;
import static dev.podfall.grader.proof.Repairs.container;
import static dev.podfall.grader.proof.Repairs.letPass;
import static dev.podfall.grader.proof.Repairs.line;
import static dev.podfall.grader.proof.Repairs.patch;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.Cluster;
import dev.podfall.engine.ClusterApi.ObjectAt;
import dev.podfall.engine.ClusterApi.PatchKind;
import dev.podfall.grader.report.Verdict;
import dev.podfall.grader.rubric.Score;
import dev.podfall.scenario.load.Yaml;
import org.junit.jupiter.api.Test;

/** Half repairs, and repairs beside which something else was broken: between nothing and 100, and with reasons that are true. */
class HalfFixesTest {
    private static final String V3 = "image: 'registry.ml.internal/fraud-scorer:v3'";

    private static void assertBetween(Score score, int least, int most) {
        assertThat(score.points()).as(Bench.explain(score)).isBetween(least, most);
    }

    private static void imageOfEachPod(Cluster cluster) {
        for (ObjectNode pod : cluster.api().list("Pod", NS, "app=fraud-scorer")) {
            patch(
                    cluster,
                    new ObjectAt("Pod", NS, pod.at("/metadata/name").asText()),
                    PatchKind.STRATEGIC,
                    "{spec: {containers: [{name: fraud-scorer, " + V3 + "}]}}");
        }
        letPass(cluster, 400);
    }

    @Test
    void pods_that_are_right_while_their_template_is_not_do_not_outlive_themselves() {
        Score waiting = after("image-backoff", HalfFixesTest::imageOfEachPod);
        assertThat(line(waiting, "survives").verdict()).isEqualTo(Verdict.unmet);
        assertThat(line(waiting, "survives").why()).contains("nobody took the place of");
        assertBetween(waiting, 20, 65);
        assertBetween(after("wrong-predictions", HalfFixesTest::imageOfEachPod), 20, 65);
    }

    @Test
    void nobody_passes_while_no_request_is_answered() {
        assertBetween(after("empty-endpoints", c -> container(c, "env: [{name: PORT, value: '8081'}]")), 30, 65);
        Score otherModel = after(
                "empty-endpoints",
                c -> container(
                        c, "image: 'registry.ml.internal/fraud-scorer:v2', readinessProbe: {httpGet: {port: 8080}}"));
        assertBetween(otherModel, 30, 65);
        assertThat(line(otherModel, "survives").why()).startsWith("None was answered as it should be.");
        for (String lab : new String[] {"killed-on-load", "image-backoff"}) {
            Score score = after(lab, c -> {
                container(c, V3 + ", resources: {limits: {memory: 768Mi}}");
                c.api().delete(SERVICE, null);
            });
            assertBetween(score, 30, 65);
        }
    }

    @Test
    void a_service_that_is_gone_is_not_said_to_publish_pods_that_are_not_ready() {
        Score score = after("empty-endpoints", c -> {
            container(c, "readinessProbe: {httpGet: {port: 8080}}");
            c.api().delete(SERVICE, null);
        });
        assertThat(line(score, "ready-only").verdict()).isEqualTo(Verdict.met);
        assertBetween(score, 20, 60);
    }

    @Test
    void one_replica_instead_of_two_costs_what_it_takes_away_and_nothing_else() {
        Score score = after("wrong-predictions", c -> {
            container(c, V3);
            c.api().scale(DEPLOYMENT, 1);
        });
        assertThat(line(score, "version-meant").verdict()).isEqualTo(Verdict.met);
        assertThat(line(score, "replicas-kept").verdict()).isEqualTo(Verdict.unmet);
        assertBetween(score, 75, 95);
        Score probes = after("empty-endpoints", c -> {
            container(c, "readinessProbe: {httpGet: {port: 8080}}");
            c.api().scale(DEPLOYMENT, 1);
        });
        assertThat(line(probes, "readiness-means-loaded").verdict()).isEqualTo(Verdict.met);
        assertThat(line(probes, "rollout").why()).startsWith("Fewer replicas are asked for");
        assertBetween(probes, 60, 85);
    }

    @Test
    void the_right_model_in_an_image_of_another_version_does_not_pass() {
        Score score = after("wrong-predictions", c -> container(c, "env: [{name: MODEL_VERSION, value: v3}]"));
        assertThat(line(score, "version-meant").verdict()).isEqualTo(Verdict.unmet);
        assertThat(line(score, "version-by-its-image").actual()).startsWith("with MODEL_VERSION v2 written into");
        assertBetween(score, 40, 65);
    }

    @Test
    void an_ingress_that_is_gone_has_its_price() {
        Score score = after("killed-on-load", c -> {
            container(c, "resources: {limits: {memory: 768Mi}}");
            c.api().delete(new ObjectAt("Ingress", NS, "fraud-scorer"), null);
        });
        assertThat(line(score, "route-kept").actual()).isEqualTo("Ingress fraud-scorer is gone");
        assertThat(line(score, "scores").actual())
                .contains("checkout, a pod of namespace payments: 15 of 15 right", "15× HTTP 404 from the Ingress");
        assertThat(score.catastrophe()).isTrue();
        assertBetween(score, 60, 60);
    }

    @Test
    void a_setting_that_was_changed_is_named() {
        Score score = after("config-error", c -> {
            patch(
                    c,
                    new ObjectAt("ConfigMap", NS, "fraud-scorer-config"),
                    PatchKind.MERGE,
                    "{data: {THRESHOLD: '0.9', NEW: x}}");
        });
        assertThat(line(score, "settings-untouched").actual())
                .isEqualTo("ConfigMap fraud-scorer-config is different: data.NEW, data.THRESHOLD");
    }

    @Test
    void a_deployment_that_is_gone_is_told_once() {
        Score score = after("killed-on-load", c -> {
            container(c, "resources: {limits: {memory: 768Mi}}");
            letPass(c, 60);
            ObjectNode other = c.api().find("Deployment", NS, "fraud-scorer").orElseThrow();
            other.remove("status");
            other.withObject("/metadata").retain("name", "namespace", "labels").put("name", "scorer");
            c.api().delete(DEPLOYMENT, null);
            letPass(c, 60);
            c.api().create(other);
        });
        assertBetween(score, 0, 40);
        assertThat(line(score, "replicas-kept").verdict()).isEqualTo(Verdict.met);
        assertThat(line(score, "image-kept").actual()).isEqualTo("no Deployment");
        assertThat(line(score, "limits-kept").verdict()).isEqualTo(Verdict.met);
    }

    @Test
    void a_token_beside_the_secret_is_in_clear_all_the_same() {
        Score score = after("config-error", c -> {
            c.api()
                    .create(Yaml.documents(
                                    "secret",
                                    "{apiVersion: v1, kind: Secret, metadata: {name: feature-store-credentials, namespace: "
                                            + NS + "}, stringData: {token: fs-prod-4b1d9c07}}")
                            .get(0));
            container(c, "env: [{name: EXTRA, value: fs-prod-4b1d9c07}]");
        });
        assertThat(line(score, "token-not-in-clear").actual()).contains("Deployment fraud-scorer: ", "env[EXTRA]");
        assertBetween(score, 60, 65);
    }
}
