package dev.podfall.sim.addon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.Resources;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What all add-ons have in common, shown by cert-manager. */
class AddOnTest {
    private static final ResourceType CERTIFICATES =
            new ResourceType("cert-manager.io", "v1", "certificates", "Certificate", true);
    private static final String ADD_ON = "cert-manager";

    @Test
    void a_reopened_cluster_goes_on_issuing_and_says_nothing_twice(@TempDir Path directory) {
        List<String> events;
        try (AddOnCluster cluster = AddOnCluster.start(directory, ADD_ON)) {
            certificate(cluster, "first");
            cluster.await(() -> ready(cluster, "first"));
            cluster.advance(Duration.ofMinutes(1));
            events = story(cluster);
        }
        try (AddOnCluster again = AddOnCluster.restore(directory)) {
            again.advance(Duration.ofMinutes(2));
            assertThat(story(again)).isEqualTo(events);
            assertThat(again.log(ADD_ON).split("starting healthz server", -1)).hasSize(2);
            certificate(again, "second");
            again.await(() -> ready(again, "second"));
        }
    }

    @Test
    void the_same_seed_tells_the_same_story() {
        assertThat(toldStory()).isEqualTo(toldStory());
    }

    private static List<String> toldStory() {
        try (AddOnCluster cluster = AddOnCluster.start(null, ADD_ON)) {
            certificate(cluster, "web");
            cluster.await(() -> ready(cluster, "web"));
            cluster.advance(Duration.ofMinutes(1));
            return story(cluster);
        }
    }

    @Test
    void without_its_token_a_program_ends_in_upstreams_words() {
        try (AddOnCluster cluster = AddOnCluster.start(null, ADD_ON)) {
            cluster.apply("""
                    apiVersion: apps/v1
                    kind: Deployment
                    metadata: {name: cert-manager, namespace: cert-manager}
                    spec: {strategy: {type: Recreate, rollingUpdate: null}, template: {spec: {automountServiceAccountToken: false}}}
                    """);
            cluster.await(() -> cluster.list(Resources.PODS, ADD_ON).stream()
                    .anyMatch(p ->
                            p.status().at("/containerStatuses/0/restartCount").asInt() > 0));
            assertThat(cluster.log(ADD_ON))
                    .contains("open /var/run/secrets/kubernetes.io/serviceaccount/token: no such file or directory");
        }
    }

    @Test
    void behind_a_policy_without_a_way_to_the_api_server_a_program_does_not_begin() {
        try (AddOnCluster cluster = AddOnCluster.start(null, ADD_ON)) {
            cluster.scale(ADD_ON, "cert-manager", 0);
            cluster.apply("""
                    apiVersion: networking.k8s.io/v1
                    kind: NetworkPolicy
                    metadata: {name: closed, namespace: cert-manager}
                    spec: {podSelector: {}, policyTypes: [Egress]}
                    """);
            cluster.scale(ADD_ON, "cert-manager", 1);
            cluster.advance(Duration.ofMinutes(1));
            certificate(cluster, "web");
            cluster.advance(Duration.ofMinutes(1));
            assertThat(ready(cluster, "web")).isFalse();
            cluster.delete(Resources.NETWORKPOLICIES, ADD_ON, "closed");
            cluster.await(() -> ready(cluster, "web"));
        }
    }

    @Test
    void a_name_that_is_none_is_answered_with_those_there_are() {
        assertThatThrownBy(() -> Bundle.of("cert-manger"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "There is no add-on \"cert-manger\". There are: " + String.join(", ", Bundle.names()) + ".");
    }

    private static void certificate(AddOnCluster cluster, String name) {
        cluster.apply("""
                {apiVersion: cert-manager.io/v1, kind: Issuer, metadata: {name: self, namespace: default}, spec: {selfSigned: {}}}
                ---
                apiVersion: cert-manager.io/v1
                kind: Certificate
                metadata: {name: NAME, namespace: default}
                spec: {secretName: NAME-tls, dnsNames: [a.example], privateKey: {algorithm: ECDSA}, issuerRef: {name: self}}
                """.replace("NAME", name));
    }

    private static boolean ready(AddOnCluster cluster, String name) {
        return cluster.condition(CERTIFICATES, "default", name, "Ready").startsWith("True ");
    }

    private static List<String> story(AddOnCluster cluster) {
        return cluster.list(Resources.EVENTS, "default").stream()
                .map(KubeObject::json)
                .filter(e -> e.at("/involvedObject/apiVersion").asText().startsWith("cert-manager.io/"))
                .map(e -> e.at("/metadata/name").asText() + " "
                        + e.path("count").asInt() + " " + e.path("message").asText())
                .toList();
    }
}
