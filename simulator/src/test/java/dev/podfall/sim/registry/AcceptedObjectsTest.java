package dev.podfall.sim.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.PatchType;
import dev.podfall.sim.client.ResourceType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Objects and changes that look as if they could be refused, and that Kubernetes v1.36.3 accepts. */
class AcceptedObjectsTest {
    private final TestCluster cluster = new TestCluster();

    static Stream<String> objects() {
        return lines("objects");
    }

    /** The object, and the merge patch of the change. */
    static Stream<String[]> changes() {
        return lines("changes").map(line -> line.split("\t"));
    }

    private static Stream<String> lines(String table) {
        try (InputStream in = AcceptedObjectsTest.class.getResourceAsStream("/accepted/" + table + ".tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("objects")
    void an_object_is_accepted(String object) {
        ObjectNode json = TestCluster.json(object);
        assertThat(cluster.client
                        .create(type(json), placed(json))
                        .at("/metadata/uid")
                        .asText())
                .isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("changes")
    void a_change_is_accepted(String object, String patch) {
        ObjectNode json = TestCluster.json(object);
        ResourceType type = type(json);
        String before = cluster.client
                .create(type, placed(json))
                .at("/metadata/resourceVersion")
                .asText();
        String namespace = type.namespaced() ? "shop" : null;
        String name = json.at("/metadata/name").asText();
        ObjectNode after = cluster.client.patch(type, namespace, name, PatchType.MERGE, TestCluster.json(patch), null);
        assertThat(after.at("/metadata/name").asText()).isEqualTo(name);
        assertThat(Long.parseLong(after.at("/metadata/resourceVersion").asText()))
                .isGreaterThanOrEqualTo(Long.parseLong(before));
    }

    private ObjectNode placed(ObjectNode json) {
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
}
