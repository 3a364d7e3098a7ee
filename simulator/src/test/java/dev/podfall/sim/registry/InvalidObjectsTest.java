package dev.podfall.sim.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.Resources;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Invalid objects, a table for each kind, and what Kubernetes v1.36.3 says of them. */
class InvalidObjectsTest {
    private final TestCluster cluster = new TestCluster();

    /** A line: the object, a tab, the answer. */
    static List<String[]> lines(String table) {
        try (InputStream in = InvalidObjectsTest.class.getResourceAsStream("/invalid/" + table + ".tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("\t", 2))
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static Stream<String[]> all() {
        return Stream.of(
                        "endpoints",
                        "endpointslices",
                        "ingresses",
                        "nodes",
                        "pod-volumes",
                        "pod-containers",
                        "pod-hooks",
                        "pod-names",
                        "pod-resources",
                        "pod-scheduling",
                        "pod-security",
                        "pod-templates",
                        "pod-types")
                .flatMap(table -> lines(table).stream());
    }

    @ParameterizedTest
    @MethodSource("all")
    void it_is_refused_in_a_real_clusters_words(String object, String answer) {
        ObjectNode json = TestCluster.json(object);
        ResourceType type = type(json.path("kind").asText());
        if (type.namespaced()) {
            json.withObject("/metadata").put("namespace", "shop");
        }
        assertThatThrownBy(() -> cluster.client.create(type, json))
                .isInstanceOf(ApiException.class)
                .hasMessage(answer);
    }

    private static ResourceType type(String kind) {
        return Stream.of(
                        Resources.ENDPOINTS,
                        Resources.ENDPOINTSLICES,
                        Resources.INGRESSES,
                        Resources.NODES,
                        Resources.PODS,
                        Resources.PODTEMPLATES)
                .filter(t -> t.kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "endpoints",
                "endpointslices",
                "ingresses",
                "nodes",
                "pod-volumes",
                "pod-containers",
                "pod-hooks",
                "pod-names",
                "pod-resources",
                "pod-scheduling",
                "pod-security",
                "pod-templates",
                "pod-types"
            })
    void a_table_has_lines_enough_and_none_twice(String table) {
        List<String> objects = lines(table).stream().map(l -> l[0]).toList();
        assertThat(objects).hasSizeGreaterThanOrEqualTo(20).doesNotHaveDuplicates();
        assertThat(lines(table))
                .allSatisfy(line -> assertThat(Arrays.asList(line)).hasSize(2));
    }
}
