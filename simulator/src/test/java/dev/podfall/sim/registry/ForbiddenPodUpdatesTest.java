package dev.podfall.sim.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.PatchType;
import dev.podfall.sim.client.Resources;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Changes of pods that are refused, and what Kubernetes v1.36.3 says of them. */
class ForbiddenPodUpdatesTest {
    private final TestCluster cluster = new TestCluster();

    /** A line: the pod, the subresource if any, the merge patch, the answer with its line ends escaped. */
    static List<String[]> all() {
        return InvalidObjectsTest.lines("pod-updates").stream()
                .map(line -> String.join("\t", line).split("\t", 4))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("all")
    void it_is_refused_in_a_real_clusters_words(String pod, String subresource, String patch, String answer) {
        ObjectNode json = TestCluster.json(pod);
        json.withObject("/metadata").put("namespace", "shop");
        String name = json.path("metadata").path("name").asText();
        JsonNode change = TestCluster.tree(patch);
        cluster.client.create(Resources.PODS, json);
        assertThatThrownBy(() -> cluster.client.patch(
                        Resources.PODS,
                        "shop",
                        name,
                        PatchType.MERGE,
                        change,
                        subresource.isEmpty() ? null : subresource))
                .isInstanceOf(ApiException.class)
                .hasMessage(answer.replace("\\n", "\n"));
    }

    @Test
    void the_table_has_lines_enough_and_none_twice() {
        List<String> lines = InvalidObjectsTest.lines("pod-updates").stream()
                .map(l -> String.join("\t", l))
                .toList();
        assertThat(lines).hasSizeGreaterThanOrEqualTo(20).doesNotHaveDuplicates();
        assertThat(all()).allSatisfy(line -> assertThat(line).hasSize(4));
    }
}
