package dev.podfall.grader.proof.deck;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.scenario.load.Yaml;
import org.junit.jupiter.api.Test;

class DifferencesTest {
    private final ObjectNode now = tree(
            "{spec: {paused: true, containers: [{name: a, image: 'x:1', env: [{name: P, value: '1'}]}, {name: odd}]}}");
    private final ObjectNode meant =
            tree("{spec: {replicas: 2, containers: [{name: a, image: 'x:2', env: [{name: P, value: '1'}]}]}}");

    @Test
    void a_merge_patch_takes_out_with_null_and_replaces_lists() {
        assertThat(Differences.merge(now, meant))
                .isEqualTo(
                        tree("{spec: {paused: null, replicas: 2, containers: [{name: a, image: 'x:2', env: [{name: P,"
                                + " value: '1'}]}]}}"));
        assertThat(Differences.merge(now, now)).isEmpty();
    }

    @Test
    void a_strategic_patch_names_of_an_item_what_differs_and_deletes_who_is_too_many() {
        assertThat(Differences.strategic(now, meant))
                .isEqualTo(tree("{spec: {paused: null, replicas: 2, containers: [{name: a, image: 'x:2'}, {name: odd,"
                        + " $patch: delete}]}}"));
    }

    @Test
    void a_json_patch_has_an_operation_for_each_place() {
        ObjectNode one = tree("{a: {'b/c': 1, gone: x}, list: [1, 2]}");
        ObjectNode other = tree("{a: {'b/c': 2, come: y}, list: [1, 3]}");
        assertThat(Differences.operations(one, other))
                .containsExactly(
                        tree("{op: replace, path: /a/b~1c, value: 2}"),
                        tree("{op: add, path: /a/come, value: y}"),
                        tree("{op: remove, path: /a/gone}"),
                        tree("{op: replace, path: /list/1, value: 3}"));
    }

    private static ObjectNode tree(String yaml) {
        return Yaml.documents("test", yaml).get(0);
    }
}
