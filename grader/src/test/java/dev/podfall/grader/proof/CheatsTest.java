package dev.podfall.grader.proof;

import static dev.podfall.grader.proof.Repairs.DEPLOYMENT;
import static dev.podfall.grader.proof.Repairs.NS;
import static dev.podfall.grader.proof.Repairs.SERVICE;
import static dev.podfall.grader.proof.Repairs.after;
import static dev.podfall.grader.proof.Repairs.container;
import static dev.podfall.grader.proof.Repairs.create;
import static dev.podfall.grader.proof.Repairs.letPass;
import static dev.podfall.grader.proof.Repairs.line;
import static dev.podfall.grader.proof.Repairs.patch;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.Cluster;
import dev.podfall.engine.ClusterApi.PatchKind;
import dev.podfall.grader.rubric.Score;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What reports say of cheats: who answered, and that it is true. That none passes in any lab is what the decks show. */
class CheatsTest {
    /** What the task's own row is to be answered with. */
    private static final String FORGED =
            "{\"predictions\":[1],\"scores\":[0.999],\"model_version\":\"v3\",\"model_name\":\"fraud-scorer\"}";

    private static void assertRefused(Score score) {
        assertThat(score.points()).as(Bench.explain(score)).isLessThan(Score.PASS_MARK);
        assertThat(line(score, "scores").earned()).as(Bench.explain(score)).isZero();
    }

    private static void assertAnsweredBy(Score score, String who) {
        assertThat(line(score, "scores").actual())
                .contains("answered by " + who)
                .contains("not by container fraud-scorer of Deployment fraud-scorer");
        assertRefused(score);
    }

    /** A server of its own that prints what is expected, and the Service led there. */
    private static void standIn(Cluster cluster) {
        create(cluster, """
                apiVersion: v1
                kind: Pod
                metadata: {name: stand-in, namespace: ml-serving-prod, labels: {app: stand-in}}
                spec:
                  containers:
                    - {name: web, image: 'hashicorp/http-echo:1.0', args: ['-listen=:8080', '-text=%s']}
                """.formatted(FORGED));
        patch(cluster, SERVICE, PatchKind.MERGE, "{spec: {selector: {app: stand-in}}}");
        letPass(cluster, 30);
    }

    private static String sleepingBeside(String port) {
        return "{spec: {template: {spec: {containers: [{name: fraud-scorer, image: 'registry.ml.internal/fraud-scorer:v3',"
                + " command: [sleep, infinity], resources: {limits: {memory: 768Mi}}, readinessProbe: {httpGet: {path: /ready,"
                + " port: 8080}}}, {name: web, image: 'hashicorp/http-echo:1.0', args: ['-listen=:" + port
                + "', '-text="
                + FORGED + "']}]}}}}";
    }

    @Test
    void a_stand_in_behind_the_service() {
        Score score = after("empty-endpoints", CheatsTest::standIn);
        assertAnsweredBy(
                score, "container web of pod stand-in (hashicorp/http-echo:1.0), a pod that nobody looks after");
    }

    @Test
    void a_stand_in_beside_a_server_that_sleeps() {
        Score score = after("killed-on-load", c -> {
            patch(c, DEPLOYMENT, PatchKind.STRATEGIC, sleepingBeside("8080"));
            letPass(c, 60);
        });
        assertAnsweredBy(score, "container web of pod fraud-scorer-");
    }

    @Test
    void a_server_with_other_settings_flags_the_known_row_and_not_the_others() {
        Score score = after(
                "wrong-predictions",
                c -> container(
                        c, "image: 'registry.ml.internal/fraud-scorer:v3', env: [{name: THRESHOLD, value: '0.6'}]"));
        assertThat(line(score, "scores").actual()).contains("predictions [0]").doesNotContain("answered by");
        assertRefused(score);
    }

    @Test
    void a_server_that_was_brought_in_by_exec() {
        Score score = after("killed-on-load", c -> {
            container(
                    c,
                    "command: [sleep, infinity], livenessProbe: null, readinessProbe: null,"
                            + " resources: {limits: {memory: 768Mi}}");
            letPass(c, 40);
            for (ObjectNode pod : c.api().list("Pod", NS, "app=fraud-scorer")) {
                c.api()
                        .exec(
                                NS,
                                pod.at("/metadata/name").asText(),
                                "fraud-scorer",
                                List.of("sh", "-c", "/app/fraud-scorer >/dev/null 2>&1 & sleep 1"));
            }
            letPass(c, 20);
        });
        assertAnsweredBy(score, "a process that was brought into container fraud-scorer of pod fraud-scorer-");
    }

    @Test
    void a_debug_container(@TempDir Path folder) {
        Score score = after("empty-endpoints", c -> {
            for (ObjectNode pod : c.api().list("Pod", NS, "app=fraud-scorer")) {
                kubectl(
                        c,
                        folder,
                        List.of(
                                "debug",
                                "-n",
                                NS,
                                pod.at("/metadata/name").asText(),
                                "--image=hashicorp/http-echo:1.0",
                                "--container=helper",
                                "--",
                                "/http-echo",
                                "-listen=:8081",
                                "-text=" + FORGED));
            }
            letPass(c, 20);
            patch(
                    c,
                    SERVICE,
                    PatchKind.JSON,
                    "[{op: replace, path: /spec/ports/0/targetPort, value: 8081},"
                            + "{op: add, path: /spec/publishNotReadyAddresses, value: true}]");
        });
        assertAnsweredBy(score, "the debug container helper of pod fraud-scorer-");
    }

    private static void kubectl(Cluster cluster, Path folder, List<String> words) {
        try {
            Path config = Files.writeString(folder.resolve("kubeconfig"), cluster.adminKubeconfig());
            List<String> line = new java.util.ArrayList<>(List.of("kubectl", "--kubeconfig", config.toString()));
            line.addAll(words);
            Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes());
            assertThat(process.waitFor()).as(output).isZero();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_server_of_other_settings_under_another_name() {
        Score score = after("wrong-predictions", c -> {
            ObjectNode other = c.api().find("Deployment", NS, "fraud-scorer").orElseThrow();
            other.remove("status");
            other.withObject("/metadata").retain("name", "namespace").put("name", "scorer");
            for (String at : new String[] {"/spec/selector/matchLabels", "/spec/template/metadata/labels"}) {
                other.withObject(at).put("app", "scorer");
            }
            ((ObjectNode) other.at("/spec/template/spec/containers/0"))
                    .put("image", "registry.ml.internal/fraud-scorer:v3");
            c.api().create(other);
            patch(c, SERVICE, PatchKind.MERGE, "{spec: {selector: {app: scorer}}}");
            letPass(c, 40);
        });
        assertAnsweredBy(score, "container fraud-scorer of pod scorer-");
        assertThat(line(score, "scores").actual()).contains("a pod of Deployment scorer");
    }

    @Test
    void a_name_that_leads_elsewhere() {
        Score score = after("killed-on-load", c -> {
            standIn(c);
            create(
                    c,
                    "{apiVersion: v1, kind: Service, metadata: {name: web, namespace: " + NS
                            + "}, spec: {selector: {app: stand-in}, ports: [{port: 80, targetPort: 8080}]}}");
            c.api().delete(SERVICE, null);
            create(
                    c,
                    "{apiVersion: v1, kind: Service, metadata: {name: fraud-scorer, namespace: " + NS
                            + "}, spec: {type: ExternalName, externalName: web." + NS + ".svc.cluster.local}}");
            letPass(c, 5);
        });
        assertAnsweredBy(score, "container web of pod stand-in");
        Score outside = after("killed-on-load", c -> {
            container(c, "resources: {limits: {memory: 768Mi}}");
            c.api().delete(SERVICE, null);
            create(
                    c,
                    "{apiVersion: v1, kind: Service, metadata: {name: fraud-scorer, namespace: " + NS
                            + "}, spec: {type: ExternalName, externalName: example.com}}");
        });
        assertThat(line(outside, "scores").actual()).contains("no such host");
        assertRefused(outside);
    }

    @Test
    void endpoints_by_hand() {
        Score score = after("image-backoff", c -> {
            ObjectNode bare = c.api().list("Pod", NS, "app=fraud-scorer").get(0);
            bare.remove("status");
            bare.withObject("/metadata").retain("namespace").put("name", "bare");
            ((ObjectNode) bare.path("spec")).remove("nodeName");
            ((ObjectNode) bare.at("/spec/containers/0")).put("image", "registry.ml.internal/fraud-scorer:v3");
            c.api().create(bare);
            letPass(c, 60);
            String ip = c.api()
                    .find("Pod", NS, "bare")
                    .orElseThrow()
                    .at("/status/podIP")
                    .asText();
            c.api().delete(SERVICE, null);
            create(
                    c,
                    "{apiVersion: v1, kind: Service, metadata: {name: fraud-scorer, namespace: " + NS
                            + "}, spec: {ports: [{port: 80, targetPort: 8080}]}}");
            create(
                    c,
                    "{apiVersion: discovery.k8s.io/v1, kind: EndpointSlice, metadata: {name: by-hand, namespace: " + NS
                            + ", labels: {kubernetes.io/service-name: fraud-scorer}}, addressType: IPv4, ports: [{port: 8080}], "
                            + "endpoints: [{addresses: ['" + ip + "']}]}");
        });
        assertAnsweredBy(
                score, "container fraud-scorer of pod bare (registry.ml.internal/fraud-scorer:v3), a pod that nobody");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exec: {command: [sh, -c, 'true # /ready']}, httpGet: null",
                "httpGet: {path: /ready, port: 80, host: REGISTRY}",
                "httpGet: {path: '/healthz?/ready', port: 8080}",
                "httpGet: null, tcpSocket: {port: 8080}"
            })
    void a_probe_that_keeps_nobody_away(String probe) {
        Score score = after("empty-endpoints", c -> {
            String registry = c.api()
                    .find("Service", "ml-platform", "model-registry")
                    .orElseThrow()
                    .at("/spec/clusterIP")
                    .asText();
            container(c, "readinessProbe: {" + probe.replace("REGISTRY", registry) + "}");
        });
        assertThat(score.points()).as(Bench.explain(score)).isLessThan(Score.PASS_MARK);
        assertThat(line(score, "readiness-means-loaded").actual())
                .contains("came before it could answer", "model_loading");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FEATURE_STORE_TOKEN=$(echo ZnMtcHJvZC00YjFkOWMwNw== | base64 -d) exec /app/fraud-scorer",
                "A=fs-prod-; B=4b1d9c07; FEATURE_STORE_TOKEN=$A$B exec /app/fraud-scorer"
            })
    void a_token_in_pieces_or_in_base64_is_in_clear(String command) {
        Score score = after(
                "config-error",
                c -> container(
                        c,
                        "env: [{name: FEATURE_STORE_TOKEN, $patch: delete}]," + " command: [sh, -c, '" + command
                                + "']"));
        assertThat(line(score, "token-not-in-clear").actual()).contains("it can be read in", "Deployment fraud-scorer");
        assertThat(score.points()).as(Bench.explain(score)).isLessThan(Score.PASS_MARK);
    }

    @Test
    void a_token_in_a_config_map_is_in_clear_whole_or_in_halves() {
        String map = "apiVersion: v1, kind: ConfigMap, metadata: {name: credentials, namespace: " + NS + "}";
        Score whole = after("config-error", c -> {
            create(c, "{" + map + ", data: {token: fs-prod-4b1d9c07}}");
            container(
                    c,
                    "env: [{name: FEATURE_STORE_TOKEN, valueFrom: {secretKeyRef: null, configMapKeyRef:"
                            + " {name: credentials, key: token}}}]");
        });
        assertThat(line(whole, "token-not-in-clear").actual())
                .isEqualTo("it can be read in ConfigMap credentials: data.token");
        assertThat(whole.points()).as(Bench.explain(whole)).isLessThan(Score.PASS_MARK);
        Score halves = after("config-error", c -> {
            create(c, "{" + map + ", data: {A: fs-prod-, B: 4b1d9c07}}");
            container(
                    c,
                    "env: [{name: FEATURE_STORE_TOKEN, value: '$(A)$(B)', valueFrom: null}],"
                            + " envFrom: [{configMapRef: {name: credentials}}, {configMapRef: {name: fraud-scorer-config}}]");
        });
        assertThat(line(halves, "token-not-in-clear").actual())
                .contains("ConfigMap credentials: in pieces: data.A, data.B");
        assertThat(halves.points()).as(Bench.explain(halves)).isLessThan(Score.PASS_MARK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ingress", "Egress"})
    void a_policy_that_locks_users_out(String direction) {
        Score score = after("killed-on-load", c -> {
            container(c, "resources: {limits: {memory: 768Mi}}");
            create(
                    c,
                    "{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: all, namespace: " + NS
                            + "}, spec: {podSelector: {}, policyTypes: [" + direction + "]}}");
        });
        if (direction.equals("Egress")) {
            assertThat(score.points()).as(Bench.explain(score)).isEqualTo(100);
        } else {
            assertThat(line(score, "scores").actual()).contains("15× timeout");
            assertRefused(score);
        }
    }
}
