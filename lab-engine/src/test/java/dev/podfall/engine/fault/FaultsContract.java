package dev.podfall.engine.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.Cluster;
import dev.podfall.engine.ClusterApi.ObjectAt;
import dev.podfall.engine.lab.Settling;
import dev.podfall.scenario.FaultSpec;
import dev.podfall.scenario.load.Yaml;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Faults that reach beyond one object: injected, seen, undone. Whoever implements it says on which cluster. */
public interface FaultsContract {
    /** With room for two pods outside the control plane. */
    Cluster cluster();

    /** Whose Deployments have to rest between tests. */
    default List<String> namespaces() {
        return List.of("default");
    }

    @BeforeEach
    default void two_replicas_serve() {
        cluster().api().create(Yaml.documents("deployment", """
                {apiVersion: apps/v1, kind: Deployment, metadata: {name: store, namespace: default}, spec: {replicas: 2,
                  selector: {matchLabels: {app: store}}, template: {metadata: {labels: {app: store}}, spec: {
                    terminationGracePeriodSeconds: 1,
                    containers: [{name: store, image: "registry.ml.internal/feature-store:2.1", env: [{name: PORT, value: "8080"}]}]}}}}
                """).get(0));
        assertThat(settled()).isTrue();
    }

    @AfterEach
    default void none_is_left() {
        cluster().api().delete(new ObjectAt("Deployment", "default", "store"), null);
        assertThat(cluster().await(() -> pods().isEmpty(), Duration.ofMinutes(3)))
                .isTrue();
    }

    private boolean settled() {
        return cluster().await(() -> Settling.isSettled(cluster().api(), namespaces()), Duration.ofMinutes(3));
    }

    private Injection inject(String fault, String... parameters) {
        ObjectNode with = JsonNodeFactory.instance.objectNode().put("namespace", "default");
        for (int i = 0; i < parameters.length; i += 2) {
            with.put(parameters[i], parameters[i + 1]);
        }
        return FaultRegistry.standard().inject(cluster(), new FaultSpec(fault, with));
    }

    private Set<String> hosts() {
        Set<String> hosts = new TreeSet<>();
        pods().forEach(p -> hosts.add(p.at("/spec/nodeName").asText()));
        return hosts;
    }

    private List<ObjectNode> pods() {
        return cluster().api().list("Pod", "default", "app=store");
    }

    private boolean allWait() {
        return pods().size() == 2
                && pods().stream().allMatch(p -> p.at("/status/phase").asText().equals("Pending"));
    }

    @Test
    default void a_drained_nodes_pods_wait_until_it_is_given_back() {
        Injection injection = inject("node-drain", "selector", "app=store");
        assertThat(injection.actions().get(0).kubectl()).startsWith("kubectl drain node-");
        assertThat(cluster().await(this::allWait, Duration.ofMinutes(2))).isTrue();
        FaultRegistry.standard().recover(cluster(), injection);
        assertThat(settled()).isTrue();
    }

    @Test
    default void a_taint_drives_pods_away_and_is_taken_off_again() {
        Set<String> before = hosts();
        Injection injection = inject("node-taint", "selector", "app=store", "key", "maintenance");
        assertThat(cluster().await(() -> hosts().stream().noneMatch(before::contains), Duration.ofMinutes(2)))
                .isTrue();
        FaultRegistry.standard().recover(cluster(), injection);
        for (String node : before) {
            JsonNode taints =
                    cluster().api().find("Node", null, node).orElseThrow().at("/spec/taints");
            assertThat(taints.toString()).doesNotContain("maintenance");
        }
        assertThat(settled()).isTrue();
    }

    private boolean replaced(List<String> before) {
        List<ObjectNode> now = pods();
        return now.size() == 2
                && now.stream()
                        .noneMatch(p -> before.contains(p.at("/metadata/uid").asText()));
    }

    @Test
    default void killed_pods_are_replaced() {
        List<String> before =
                pods().stream().map(p -> p.at("/metadata/uid").asText()).toList();
        inject("pod-kill", "selector", "app=store");
        assertThat(cluster().await(() -> replaced(before), Duration.ofMinutes(3)))
                .isTrue();
        assertThat(settled()).isTrue();
    }

    @Test
    default void a_slow_dependency_is_made_quick_again() {
        JsonNode before = environment();
        Injection injection = inject("slow-dependency", "deployment", "store", "container", "store", "millis", "900");
        assertThat(environment().toString()).contains("LATENCY_MS", "900");
        FaultRegistry.standard().recover(cluster(), injection);
        assertThat(environment()).isEqualTo(before);
    }

    private JsonNode environment() {
        return cluster()
                .api()
                .find("Deployment", "default", "store")
                .orElseThrow()
                .at("/spec/template/spec/containers/0/env");
    }

    @Test
    default void a_field_is_set_back_or_taken_out_again() {
        JsonNode before = environment();
        for (String variable : List.of("PORT", "NOT_SET_YET")) {
            Injection injection = inject(
                    "environment", "deployment", "store", "container", "store", "variable", variable, "value", "8081");
            assertThat(environment().toString()).contains("{\"name\":\"" + variable + "\",\"value\":\"8081\"}");
            FaultRegistry.standard().recover(cluster(), injection);
            assertThat(environment()).isEqualTo(before);
        }
    }

    @Test
    default void a_secrets_key_is_called_otherwise_and_the_pods_are_replaced() {
        ObjectAt at = new ObjectAt("Secret", "default", "login");
        cluster()
                .api()
                .create(Yaml.documents(
                                "secret",
                                "{apiVersion: v1, kind: Secret, metadata: {name: login, namespace: default}, data: {user: YWRh}}")
                        .get(0));
        List<String> before =
                pods().stream().map(p -> p.at("/metadata/uid").asText()).toList();
        Injection injection =
                inject("secret-key", "secret", "login", "key", "user", "renamed", "USER", "selector", "app=store");
        assertThat(secret()).hasToString("{\"USER\":\"YWRh\"}");
        assertThat(cluster().await(() -> replaced(before), Duration.ofMinutes(3)))
                .isTrue();
        FaultRegistry.standard().recover(cluster(), injection);
        assertThat(secret()).hasToString("{\"user\":\"YWRh\"}");
        cluster().api().delete(at, null);
        assertThat(settled()).isTrue();
    }

    private JsonNode secret() {
        return cluster().api().find("Secret", "default", "login").orElseThrow().path("data");
    }

    @Test
    default void what_does_not_fit_is_refused() {
        assertThatThrownBy(() -> inject("node-drain", "selector", "app=nobody"))
                .isInstanceOf(FaultUnfit.class)
                .hasMessageContaining("no pod with app=nobody");
        assertThatThrownBy(() -> inject("service-port", "service", "nobody", "port", "1"))
                .isInstanceOf(FaultUnfit.class)
                .hasMessageContaining("there is no Service nobody");
        assertThatThrownBy(() -> inject("node-taint", "selector", "app=store", "key", "k", "effect", "Never"))
                .isInstanceOf(FaultUnfit.class);
        assertThatThrownBy(
                        () -> inject("slow-dependency", "deployment", "store", "container", "store", "millis", "soon"))
                .isInstanceOf(FaultUnfit.class);
    }
}
