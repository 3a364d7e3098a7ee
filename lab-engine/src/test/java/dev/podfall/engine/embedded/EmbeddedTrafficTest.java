package dev.podfall.engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.Cluster;
import dev.podfall.engine.ClusterApi.HttpAnswer;
import dev.podfall.engine.ClusterApi.HttpCall;
import dev.podfall.engine.ClusterApi.ObjectAt;
import dev.podfall.engine.ClusterApi.PatchKind;
import dev.podfall.engine.Origin;
import dev.podfall.engine.Provenance.ContainerRole;
import dev.podfall.engine.lab.LabRun;
import dev.podfall.engine.lab.LabRunner;
import dev.podfall.scenario.load.Catalogue;
import dev.podfall.scenario.load.Yaml;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The grader asks from where users are, and knows who answered. */
class EmbeddedTrafficTest {
    private static final String NS = "ml-serving-prod";
    private static final String URL = "http://fraud-scorer.ml-serving-prod/score";
    private static final String ROW = "{\"features\":[[3,4,2,1,1,0.9]]}";
    private static final Origin CHECKOUT = new Origin("ml-platform", Map.of("app", "checkout"));
    private static final ObjectAt SERVICE = new ObjectAt("Service", NS, "fraud-scorer");
    private static final ObjectAt DEPLOYMENT = new ObjectAt("Deployment", NS, "fraud-scorer");

    private Cluster cluster;

    @BeforeEach
    void healthy() {
        InstantSource clock = InstantSource.fixed(Instant.parse("2026-03-02T09:00:00Z"));
        LabRun run = new LabRunner(new EmbeddedProvider(clock))
                .runHealthy(Catalogue.builtIn().lab("empty-endpoints"), "traffic", 7, null);
        cluster = run.cluster();
    }

    @AfterEach
    void remove() {
        cluster.remove();
    }

    private HttpAnswer ask(Origin from) {
        String url = from.isOutside() ? "http://fraud-api.ml.internal/score" : URL;
        return cluster.api().http(new HttpCall(from, "POST", url, null, ROW, Duration.ofSeconds(5)));
    }

    private void create(String yaml) {
        Yaml.documents("test", yaml).forEach(o -> cluster.api().create(o));
        pass(20);
    }

    private void patch(ObjectAt at, PatchKind kind, String yaml) {
        JsonNode patch = Yaml.documents("test", "patch: " + yaml).get(0).path("patch");
        cluster.api().patch(at, kind, patch);
        pass(40);
    }

    private void pass(int seconds) {
        cluster.await(() -> false, Duration.ofSeconds(seconds));
    }

    private ObjectNode pod() {
        return cluster.api().list("Pod", NS, "app=fraud-scorer").get(0);
    }

    @Test
    void an_answer_is_traced_from_the_service_to_the_process_that_gave_it() {
        HttpAnswer answer = ask(CHECKOUT);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.provenance()).satisfies(p -> {
            assertThat(p.ingress()).isNull();
            assertThat(p.service()).isEqualTo(NS + "/fraud-scorer");
            assertThat(p.endpoint()).endsWith(":8080");
            assertThat(p.pod().owners()).hasSize(2).last().isEqualTo("Deployment/fraud-scorer");
            ObjectNode pod = cluster.api().find("Pod", NS, p.pod().name()).orElseThrow();
            assertThat(p.pod().uid()).isEqualTo(pod.at("/metadata/uid").asText());
            assertThat(p.process().repository() + "@" + p.process().digest())
                    .isEqualTo(pod.at("/status/containerStatuses/0/imageID").asText());
            assertThat(p.process().container()).isEqualTo("fraud-scorer");
            assertThat(p.process().role()).isEqualTo(ContainerRole.container);
            assertThat(p.process().executable()).isEqualTo("/app/fraud-scorer");
            assertThat(p.process().command()).containsExactly("/app/fraud-scorer");
            assertThat(p.process().isMain()).isTrue();
            assertThat(p.process().started()).isBefore(cluster.now());
        });
    }

    @Test
    void who_is_outside_comes_through_the_ingress() {
        HttpAnswer answer = ask(Origin.OUTSIDE);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.provenance().ingress()).isEqualTo(NS + "/fraud-scorer");
        assertThat(answer.provenance().service()).isEqualTo(NS + "/fraud-scorer");
        assertThat(answer.provenance().process().container()).isEqualTo("fraud-scorer");
        cluster.api().delete(new ObjectAt("Ingress", NS, "fraud-scorer"), null);
        pass(2);
        assertThat(ask(Origin.OUTSIDE).status()).isEqualTo(404);
        assertThat(ask(CHECKOUT).status()).isEqualTo(200);
    }

    @Test
    void a_policy_that_locks_everybody_out_locks_the_grader_out() {
        create("{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: deny-all, namespace: " + NS
                + "}, spec: {podSelector: {}, policyTypes: [Ingress]}}");
        Instant before = cluster.now();
        assertThat(ask(CHECKOUT).failure()).isEqualTo("timeout");
        assertThat(cluster.now()).isAfterOrEqualTo(before.plusSeconds(5));
        assertThat(ask(Origin.OUTSIDE)).satisfies(a -> {
            assertThat(a.status()).isNotEqualTo(200);
            assertThat(a.provenance().process()).isNull();
        });
    }

    @Test
    void a_policy_knows_clients_by_namespace_and_labels() {
        create("""
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: checkout-only, namespace: ml-serving-prod}
                spec:
                  podSelector: {matchLabels: {app: fraud-scorer}}
                  ingress:
                    - from:
                        - namespaceSelector: {matchLabels: {team: platform}}
                          podSelector: {matchLabels: {app: checkout}}
                """);
        assertThat(ask(CHECKOUT).status()).isEqualTo(200);
        assertThat(ask(new Origin("ml-platform", Map.of("app", "other"))).failure())
                .isEqualTo("timeout");
        assertThat(ask(new Origin(NS, Map.of("app", "checkout"))).failure()).isEqualTo("timeout");
    }

    @Test
    void a_stand_in_beside_the_sleeping_server_is_named() {
        patch(DEPLOYMENT, PatchKind.STRATEGIC, """
                {spec: {template: {spec: {containers: [
                  {name: fraud-scorer, command: [sleep, infinity], readinessProbe: null, livenessProbe: null},
                  {name: web, image: 'hashicorp/http-echo:1.0', args: ['-listen=:8080', '-text=fine']}]}}}}""");
        HttpAnswer answer = ask(CHECKOUT);
        assertThat(answer.body()).isEqualTo("fine\n");
        assertThat(answer.provenance().process()).satisfies(p -> {
            assertThat(p.container()).isEqualTo("web");
            assertThat(p.repository()).isEqualTo("docker.io/hashicorp/http-echo");
        });
        assertThat(answer.provenance().pod().owners()).last().isEqualTo("Deployment/fraud-scorer");
    }

    @Test
    void a_server_that_was_brought_in_by_exec_is_not_the_containers_own() {
        for (ObjectNode pod : cluster.api().list("Pod", NS, "app=fraud-scorer")) {
            cluster.api()
                    .exec(
                            NS,
                            pod.at("/metadata/name").asText(),
                            "fraud-scorer",
                            List.of(
                                    "sh",
                                    "-c",
                                    "PORT=9090 MODEL_VERSION=v1 /app/fraud-scorer >/dev/null 2>&1 & sleep 1"));
        }
        patch(SERVICE, PatchKind.JSON, "[{op: replace, path: /spec/ports/0/targetPort, value: 9090}]");
        assertThat(ask(CHECKOUT).provenance().process()).satisfies(p -> {
            assertThat(p.container()).isEqualTo("fraud-scorer");
            assertThat(p.executable()).isEqualTo("/app/fraud-scorer");
            assertThat(p.isMain()).isFalse();
        });
    }

    @Test
    void a_script_in_the_place_of_the_program_is_not_the_program() {
        create("{apiVersion: v1, kind: ConfigMap, metadata: {name: shadow, namespace: " + NS
                + "}, data: {fraud-scorer: \"#!/bin/sh\\nwhile true; do nc -l -p 8080 -e echo hi; done\\n\"}}");
        patch(DEPLOYMENT, PatchKind.STRATEGIC, """
                {spec: {template: {spec: {
                  volumes: [{name: shadow, configMap: {name: shadow, defaultMode: 0755}}],
                  containers: [{name: fraud-scorer, readinessProbe: null, livenessProbe: null,
                    volumeMounts: [{name: shadow, mountPath: /app/fraud-scorer, subPath: fraud-scorer}]}]}}}}""");
        assertThat(ask(CHECKOUT)).satisfies(a -> {
            assertThat(a.body()).doesNotContain("model_version");
            assertThat(String.valueOf(a.provenance().process())).doesNotContain("executable=/app/fraud-scorer");
        });
    }

    @Test
    void a_name_that_leads_elsewhere_leads_the_grader_elsewhere() {
        cluster.api().delete(SERVICE, null);
        create("{apiVersion: v1, kind: Service, metadata: {name: fraud-scorer, namespace: " + NS
                + "}, spec: {type: ExternalName, externalName: model-registry.ml-platform.svc.cluster.local}}");
        assertThat(ask(CHECKOUT).provenance()).satisfies(p -> {
            assertThat(p.service()).isEqualTo("ml-platform/model-registry");
            assertThat(p.pod().owners()).last().isEqualTo("Deployment/model-registry");
        });
        patch(SERVICE, PatchKind.MERGE, "{spec: {externalName: example.com}}");
        assertThat(ask(CHECKOUT).failure()).isEqualTo("no such host");
    }

    @Test
    void endpoints_by_hand_lead_to_pods_that_nobody_owns() {
        String labels = "labels: {app: fraud-scorer}";
        ObjectNode bare = pod();
        bare.remove("status");
        bare.withObject("/metadata").retain("namespace").put("name", "bare");
        ((ObjectNode) bare.path("spec")).remove("nodeName");
        cluster.api().create(bare);
        pass(30);
        String ip = cluster.api()
                .find("Pod", NS, "bare")
                .orElseThrow()
                .at("/status/podIP")
                .asText();
        cluster.api().delete(SERVICE, null);
        create("{apiVersion: v1, kind: Service, metadata: {name: fraud-scorer, namespace: " + NS + ", " + labels
                + "}, spec: {ports: [{port: 80, targetPort: 8080}]}}\n---\n"
                + "{apiVersion: discovery.k8s.io/v1, kind: EndpointSlice, metadata: {name: by-hand, namespace: " + NS
                + ", labels: {kubernetes.io/service-name: fraud-scorer}}, addressType: IPv4, ports: [{port: 8080}], "
                + "endpoints: [{addresses: ['" + ip + "']}]}");
        assertThat(ask(CHECKOUT)).satisfies(a -> {
            assertThat(a.status()).isEqualTo(200);
            assertThat(a.provenance().pod().name()).isEqualTo("bare");
            assertThat(a.provenance().pod().owners()).isEmpty();
        });
    }

    @Test
    void many_requests_do_not_wait_for_each_other() {
        HttpCall call = new HttpCall(CHECKOUT, "POST", URL, null, ROW, Duration.ofSeconds(5));
        HttpCall nobody = new HttpCall(CHECKOUT, "GET", "http://10.96.0.99/", null, null, Duration.ofSeconds(5));
        Instant before = cluster.now();
        List<HttpAnswer> answers = cluster.api().http(List.of(nobody, call, nobody, call), Duration.ofMillis(100));
        assertThat(answers).extracting(HttpAnswer::status).containsExactly(0, 200, 0, 200);
        assertThat(Duration.between(before, cluster.now())).isLessThan(Duration.ofSeconds(7));
    }
}
