package dev.podfall.sim.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.PatchType;
import dev.podfall.sim.client.ResourceType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Invalid objects and changes, a table for each kind, and what Kubernetes v1.36.3 says of them. */
class InvalidObjectsTest {
    private static final String INDEX = "index";
    private static final String UPDATES = "updates";

    /** Kinds with fewer fields have fewer lines. */
    private static final int LEAST = 4;

    private final TestCluster cluster = new TestCluster();

    /** A line: the object, a tab, the answer; in between the merge patch, where it is a change that is refused. */
    static List<String[]> lines(String table) {
        try (InputStream in = InvalidObjectsTest.class.getResourceAsStream(
                "/invalid/" + table + (table.equals(INDEX) ? ".txt" : ".tsv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("\t", table.equals(UPDATES) ? 3 : 2))
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The names of the tables, which stand in {@code index.txt}. */
    static Stream<String> tables() {
        return lines(INDEX).stream().map(line -> line[0]);
    }

    static Stream<String[]> objects() {
        return tables().flatMap(table -> lines(table).stream());
    }

    static Stream<String[]> changes() {
        return lines(UPDATES).stream();
    }

    @ParameterizedTest
    @MethodSource("objects")
    void it_is_refused_in_a_real_clusters_words(String object, String answer) {
        ObjectNode json = placed(object);
        assertThatThrownBy(() -> cluster.client.create(type(json), json))
                .isInstanceOf(ApiException.class)
                .hasMessage(answer);
    }

    @ParameterizedTest
    @MethodSource("changes")
    void a_change_is_refused_in_a_real_clusters_words(String object, String patch, String answer) {
        ObjectNode json = placed(object);
        ResourceType type = type(json);
        cluster.client.create(type, json);
        String namespace = type.namespaced() ? "shop" : null;
        String name = json.at("/metadata/name").asText();
        assertThatThrownBy(() ->
                        cluster.client.patch(type, namespace, name, PatchType.MERGE, TestCluster.json(patch), null))
                .isInstanceOf(ApiException.class)
                .hasMessage(answer);
    }

    private ObjectNode placed(String object) {
        ObjectNode json = TestCluster.json(object);
        if (type(json).namespaced()) {
            json.withObject("/metadata").put("namespace", "shop");
        }
        return json;
    }

    private ResourceType type(ObjectNode json) {
        return cluster.client
                .typeIn(json.path("apiVersion").asText(), json.path("kind").asText())
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void a_table_has_lines_enough_and_none_twice(String table) {
        List<String> objects = lines(table).stream().map(l -> l[0]).toList();
        assertThat(objects).hasSizeGreaterThanOrEqualTo(LEAST).doesNotHaveDuplicates();
        assertThat(lines(table))
                .allSatisfy(line -> assertThat(Arrays.asList(line)).hasSize(2));
    }
}
