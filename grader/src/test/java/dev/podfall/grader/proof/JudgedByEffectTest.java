package dev.podfall.grader.proof;

import static dev.podfall.grader.proof.Repairs.NS;
import static dev.podfall.grader.proof.Repairs.after;
import static dev.podfall.grader.proof.Repairs.container;
import static dev.podfall.grader.proof.Repairs.create;
import static dev.podfall.grader.proof.Repairs.letPass;
import static dev.podfall.grader.proof.Repairs.line;
import static dev.podfall.grader.proof.Repairs.patch;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.Cluster;
import dev.podfall.engine.ClusterApi.ObjectAt;
import dev.podfall.engine.ClusterApi.PatchKind;
import dev.podfall.grader.report.Verdict;
import dev.podfall.grader.rubric.Score;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What counts is what a repair does, however it is written, and whatever words stand beside it. */
class JudgedByEffectTest {
    private static final ObjectAt CACHE = new ObjectAt("Service", NS, "case-cache");
    private static final ObjectAt CANARY = new ObjectAt("Deployment", NS, "fraud-scorer-canary");
    private static final ObjectAt CANARY_SERVICE = new ObjectAt("Service", NS, "fraud-scorer-canary");

    private static void assertFull(Score score) {
        assertThat(score.points()).as(Bench.explain(score)).isEqualTo(100);
    }

    private static void assertFails(Score score) {
        assertThat(score.points()).as(Bench.explain(score)).isLessThan(Score.PASS_MARK);
    }

    /** The Service as it was, and another step before the server. */
    private static Score withStep(String script) {
        return after("no-new-pod-joins", c -> {
            patch(
                    c,
                    CACHE,
                    PatchKind.MERGE,
                    "{spec: {selector: {app: case-cache}, ports: [{name: redis, port: 6379, targetPort: 6379}]}}");
            patch(
                    c,
                    Repairs.DEPLOYMENT,
                    PatchKind.STRATEGIC,
                    "{spec: {template: {spec: {initContainers: [{name: case-cache-answers, command: [sh, -c, '" + script
                            + "']}]}}}}");
            letPass(c, 120);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "for i in 1 2 3 4 5 6 7 8 9; do redis-cli -h case-cache PING && exit 0; sleep 2; done; echo nobody answers; exit 1",
                "until redis-cli -h case-cache.ml-serving-prod PING; do sleep 1; done"
            })
    void a_step_may_wait_as_it_likes(String script) {
        assertFull(withStep(script));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "echo PONG",
                "for i in 1 2 3 4 5 6 7 8 9; do redis-cli -h case-cache PING && exit 0; sleep 20; done; exit 0"
            })
    void a_step_that_lets_the_server_begin_without_the_neighbour_is_none(String script) {
        Score score = withStep(script);
        assertThat(line(score, "cache-asked").actual())
                .startsWith("the new pod ")
                .contains("was ready after")
                .contains("while case-cache had no pod");
        assertFails(score);
    }

    private static void url(Cluster c, String url) {
        patch(
                c,
                new ObjectAt("ConfigMap", NS, "fraud-scorer-config"),
                PatchKind.MERGE,
                "{data: {FEATURE_STORE_URL: '" + url + "'}}");
        patch(
                c,
                Repairs.DEPLOYMENT,
                PatchKind.STRATEGIC,
                "{spec: {template: {metadata: {annotations: {again: 'yes'}}}}}");
    }

    private static String store(Cluster c) {
        return c.api()
                .find("Service", "ml-features", "feature-store")
                .orElseThrow()
                .at("/spec/clusterIP")
                .asText();
    }

    @Test
    void an_address_in_place_of_a_name_works_until_the_service_is_made_anew() {
        Score byAddress = after("degraded-within-a-millisecond", c -> {
            url(c, "http://" + store(c));
            letPass(c, 90);
        });
        assertThat(line(byAddress, "enriched").verdict()).isEqualTo(Verdict.met);
        assertThat(line(byAddress, "store-asked").verdict()).isEqualTo(Verdict.unmet);
        assertThat(line(byAddress, "store-asked").expected())
                .isEqualTo(
                        "while Service feature-store of ml-features has another address: HTTP 200, without degraded");
        assertFails(byAddress);
        Score inHostsFile = after("degraded-within-a-millisecond", c -> {
            patch(
                    c,
                    Repairs.DEPLOYMENT,
                    PatchKind.STRATEGIC,
                    "{spec: {template: {spec: {hostAliases: [{ip: " + store(c) + ", hostnames: [feature-store]}]}}}}");
            url(c, "http://feature-store");
            letPass(c, 90);
        });
        assertFails(inHostsFile);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://FEATURE-STORE.ml-features", "http://feature-store.ml-features.svc:80/"})
    void a_name_may_be_written_as_one_likes(String url) {
        assertFull(after("degraded-within-a-millisecond", c -> {
            url(c, url);
            letPass(c, 90);
        }));
    }

    private static Score outgoing(String egress) {
        return after("answers-without-enrichment", c -> {
            c.api()
                    .list("NetworkPolicy", NS, null)
                    .forEach(p -> patch(
                            c,
                            new ObjectAt(
                                    "NetworkPolicy", NS, p.at("/metadata/name").asText()),
                            PatchKind.MERGE,
                            "{spec: {egress: " + egress + "}}"));
            letPass(c, 60);
        });
    }

    private static final String NAMES = "{ports: [{port: 53, protocol: UDP}, {port: 53, protocol: TCP}]}";
    private static final String STORE =
            "{to: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: ml-features}}}]}";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {}                                                | outside the cluster
        {to: [{podSelector: {}}]}                         | of namespace ml-serving-prod
        {to: [{namespaceSelector: {}}], ports: [{port: 1, endPort: 65535}]} | of namespace ml-platform
        {to: [{ipBlock: {cidr: 203.0.0.0/8}}]}            | outside the cluster
        """)
    void whoever_else_is_let_out_to_is_found_out(String rule, String through) {
        Score score = outgoing("[" + NAMES + ", " + STORE + ", " + rule + "]");
        assertThat(line(score, "outgoing-bounded").actual())
                .startsWith("got through to ")
                .contains(through);
        assertFails(score);
    }

    @Test
    void a_policy_may_bound_in_other_words() {
        Score score = outgoing("[" + NAMES + ", " + STORE + "]");
        assertThat(line(score, "outgoing-bounded").actual()).startsWith("kept from ");
        assertFull(score);
    }

    /** The repair, and more variables, before the others. */
    private static Score canary(String variable, String value) {
        return after("not-one-difference", c -> {
            patch(c, CANARY_SERVICE, PatchKind.MERGE, "{spec: {selector: {app: fraud-scorer-canary}}}");
            ObjectNode canary = c.api()
                    .find(CANARY.kind(), CANARY.namespace(), CANARY.name())
                    .orElseThrow();
            ArrayNode env = (ArrayNode) canary.at("/spec/template/spec/containers/0/env");
            List<JsonNode> backwards = new ArrayList<>();
            env.forEach(e -> backwards.add(0, e));
            env.removeAll().addObject().put("name", variable).put("value", value);
            env.addAll(backwards);
            c.api().replace(canary);
            letPass(c, 90);
        });
    }

    @Test
    void variables_that_change_no_answer_cost_nothing_in_whatever_order() {
        assertFull(canary("NOTE", "on trial"));
    }

    @Test
    void a_canary_that_judges_otherwise_is_another_one() {
        Score score = canary("THRESHOLD", "0.9");
        assertThat(line(score, "canary-kept").why()).contains("answers by other settings");
        assertFails(score);
    }

    @Test
    void a_class_of_less_priority_is_not_the_one_that_serving_has() {
        Score score = after("wanted-and-never-made", c -> {
            create(c, "{apiVersion: scheduling.k8s.io/v1, kind: PriorityClass, metadata: {name: a-little}, value: 10}");
            patch(
                    c,
                    Repairs.DEPLOYMENT,
                    PatchKind.STRATEGIC,
                    "{spec: {template: {spec: {priorityClassName: a-little}}}}");
            letPass(c, 90);
        });
        assertThat(line(score, "priority-as-it-was").verdict()).isEqualTo(Verdict.unmet);
        assertThat(line(score, "priority-as-it-was").actual()).contains(" 10");
    }

    @Test
    void pods_that_come_and_go_are_neither_ready_nor_served_by() {
        Score score = after("gone-with-a-neighbour", c -> {
            container(c, "livenessProbe: {timeoutSeconds: 5, failureThreshold: 6}");
            letPass(c, 100);
        });
        assertThat(line(score, "pods-ready").actual()).contains("comes and goes");
        assertThat(line(score, "pods-ready").earned()).isZero();
        assertThat(line(score, "scores").earned()).isZero();
        assertFails(score);
    }

    @Test
    void a_training_that_is_shorter_is_not_the_training() {
        Score score = after("done-and-still-running", c -> {
            ObjectAt retraining = new ObjectAt("CronJob", "ml-training", "retraining");
            String containers = "/spec/jobTemplate/spec/template/spec/containers";
            patch(
                    c,
                    retraining,
                    PatchKind.JSON,
                    "[{op: remove, path: " + containers + "/1}, {op: replace, path: " + containers
                            + "/0/env/3/value, value: '1'}]");
        });
        assertThat(line(score, "retraining-completes").why())
                .contains("Variable TRAINING_SECONDS of container train was 1, and ");
        assertFails(score);
    }
}
