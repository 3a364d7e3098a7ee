package dev.podfall.sim.kustomize;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KustomizeBoundsTest {
    @ParameterizedTest
    @ValueSource(strings = {"components", "resources"})
    void folders_that_name_each_other_twice_over_are_refused_before_they_are_all_built(String field) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int depth = 0; depth < 28; depth++) {
            String below = "../f" + (depth + 1);
            put(files, "f" + depth, field + ": [" + below + ", " + below + "]");
        }
        put(files, "f28", "resources: []");
        assertFails(files, "f0", "more than 1000 kustomizations");
    }

    @Test
    void what_is_generated_counts_too() {
        StringBuilder text = new StringBuilder("configMapGenerator:\n");
        for (int i = 0; i < 2001; i++) {
            text.append("- {name: c").append(i).append("}\n");
        }
        Map<String, byte[]> files = new LinkedHashMap<>();
        put(files, "all", text.toString());
        assertFails(files, "all", "more than 2000 objects");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "kind: Kustomization"})
    void a_kustomization_that_says_nothing_is_refused(String text) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        put(files, "all", text);
        assertFails(files, "all", "kustomization.yaml is empty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"resources: &files [a.yaml]\ncomponents: *files\n", "namespace: &n team\nnamePrefix: *n\n"})
    void an_alias_is_refused_and_not_taken_for_the_text_of_its_name(String text) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        put(files, "all", text);
        assertFails(files, "all", "line 2: aliases of anchors are not simulated");
    }

    private static void put(Map<String, byte[]> files, String folder, String text) {
        files.put(folder + "/kustomization.yaml", text.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertFails(Map<String, byte[]> files, String folder, String message) {
        Folder root = new Folder("/src", files);
        assertThatExceptionOfType(KustomizeFailure.class)
                .isThrownBy(() -> Kustomize.build(root, folder))
                .withMessageContaining(message);
    }
}
