package dev.podfall.engine.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.Capability.AddOns;
import dev.podfall.engine.Cluster;
import dev.podfall.engine.ClusterSpec;
import dev.podfall.engine.Progress;
import dev.podfall.engine.embedded.EmbeddedProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DigestTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    static List<String> add_ons() {
        return EmbeddedProvider.addOns();
    }

    @ParameterizedTest
    @MethodSource("add_ons")
    void each_kind_of_an_add_on_is_recorded_or_follows_from_one_that_is(String addOn) {
        Cluster cluster = cluster();
        cluster.capability(AddOns.class).orElseThrow().install(addOn);
        Set<String> kinds = cluster.api().list("CustomResourceDefinition", null, null).stream()
                .filter(d -> d.at("/spec/scope").asText().equals("Namespaced"))
                .map(d -> d.at("/spec/names/kind").asText())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(kinds).isNotEmpty();
        kinds.removeAll(Digest.KINDS);
        kinds.removeAll(Digest.FOLLOWING);
        assertThat(kinds).isEmpty();
        cluster.remove();
    }

    @Test
    void a_secret_that_only_says_it_was_issued_is_recorded_and_one_that_was_is_not() throws IOException {
        Cluster cluster = cluster();
        cluster.capability(AddOns.class).orElseThrow().install("cert-manager");
        cluster.api().create(object("""
                {"apiVersion": "cert-manager.io/v1", "kind": "Certificate",
                 "metadata": {"name": "web", "namespace": "default"},
                 "spec": {"secretName": "web-tls", "dnsNames": ["web.example"], "issuerRef": {"name": "own"}}}"""));
        cluster.api().create(issued("web-tls", "web"));
        cluster.api().create(issued("copy", "web"));
        cluster.api().create(issued("nobodys", "gone"));
        assertThat(Digest.of(cluster.api(), List.of("default")).objects())
                .containsKeys("Certificate/default/web", "Secret/default/copy", "Secret/default/nobodys")
                .doesNotContainKey("Secret/default/web-tls");
        cluster.remove();
    }

    private static ObjectNode issued(String name, String certificate) throws IOException {
        return object("""
                {"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "%s", "namespace": "default",
                 "annotations": {"cert-manager.io/certificate-name": "%s"}}, "stringData": {"a": "b"}}""".formatted(name, certificate));
    }

    private static ObjectNode object(String json) throws IOException {
        return (ObjectNode) JSON.readTree(json);
    }

    private Cluster cluster() {
        return new EmbeddedProvider(InstantSource.system())
                .provision(new ClusterSpec("one", 1, 1, Duration.ofHours(1), folder.resolve("state")), Progress.NONE);
    }
}
