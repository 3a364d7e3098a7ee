package dev.podfall.engine.real;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.ClusterApi.HttpAnswer;
import dev.podfall.engine.ClusterApi.HttpCall;
import dev.podfall.engine.ClusterApi.ObjectAt;
import dev.podfall.engine.Origin;
import dev.podfall.scenario.load.Yaml;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Clients on the cluster that {@code PODFALL_TEST_KUBECONFIG} names: its nodes have the labs' images, below {@code
 * PODFALL_TEST_REGISTRY} or by their own names.
 */
@Tag("real-cluster")
class RealTrafficTest {
    private static final String REGISTRY = System.getProperty("PODFALL_TEST_REGISTRY", "registry.ml.internal");
    private static final String SERVER = "podfall-traffic-server";
    private static final String USERS = "podfall-traffic-users";
    private static final Origin CHECKOUT = new Origin(USERS, Map.of("app", "checkout"));

    private static Connection connection;
    private static KubernetesApi api;

    @BeforeAll
    static void deploy() {
        connection = TestCluster.connect();
        Prober prober = new Prober(connection, USERS, REGISTRY + "/podfall-prober:1", Map.of());
        api = new KubernetesApi(connection, prober, user -> user);
        create("{apiVersion: v1, kind: Namespace, metadata: {name: %s}}".formatted(SERVER));
        create("{apiVersion: v1, kind: Namespace, metadata: {name: %s}}".formatted(USERS));
        Patience.until(
                () -> api.find("ServiceAccount", SERVER, "default").isPresent()
                        && api.find("ServiceAccount", USERS, "default").isPresent(),
                Duration.ofMinutes(1));
        create("""
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: scorer, namespace: %s}
                spec:
                  replicas: 1
                  selector: {matchLabels: {app: scorer}}
                  template:
                    metadata: {labels: {app: scorer}}
                    spec:
                      containers:
                        - name: scorer
                          image: %s/fraud-scorer:v1
                          env: [{name: THRESHOLD, value: "0.5"}, {name: FEATURE_STORE_TOKEN, value: any}]
                          readinessProbe: {httpGet: {path: /ready, port: 8080}, periodSeconds: 1}
                ---
                {apiVersion: v1, kind: Service, metadata: {name: scorer, namespace: %s},
                 spec: {selector: {app: scorer}, ports: [{port: 80, targetPort: 8080}]}}
                """.formatted(SERVER, REGISTRY, SERVER));
        Patience.until(RealTrafficTest::isReady, Duration.ofMinutes(5));
    }

    private static void create(String yaml) {
        Yaml.documents("test", yaml).forEach(api::create);
    }

    private static boolean isReady() {
        return api.find("Deployment", SERVER, "scorer")
                        .orElseThrow()
                        .at("/status/readyReplicas")
                        .asInt()
                == 1;
    }

    @AfterAll
    static void remove() {
        api.delete(new ObjectAt("Namespace", null, SERVER), null);
        api.delete(new ObjectAt("Namespace", null, USERS), null);
        connection.close();
    }

    @Test
    void a_client_asks_from_its_own_namespace_and_is_told_who_answered() {
        HttpCall call = new HttpCall(
                CHECKOUT,
                "POST",
                "http://scorer." + SERVER + "/score",
                null,
                "{\"features\":[[3,4,2,1,1,0.9]]}",
                Duration.ofSeconds(10));
        List<HttpAnswer> answers = api.http(List.of(call, call, call), Duration.ofMillis(200));
        ObjectNode pod = api.list("Pod", SERVER, "app=scorer").get(0);
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
            assertThat(answer.body()).contains("\"model_version\":\"v1\"");
            assertThat(answer.provenance()).isNotNull().satisfies(p -> {
                assertThat(p.service()).isEqualTo(SERVER + "/scorer");
                assertThat(p.pod().name()).isEqualTo(pod.at("/metadata/name").asText());
                assertThat(p.pod().owners()).hasSize(2).last().isEqualTo("Deployment/scorer");
                assertThat(p.process().container()).isEqualTo("scorer");
                assertThat(p.process().repository()).isEqualTo(REGISTRY + "/fraud-scorer");
                assertThat(p.process().digest()).startsWith("sha256:");
            });
        });
        assertThat(api.list("Pod", USERS, "app=checkout")).hasSize(1);
    }
}
