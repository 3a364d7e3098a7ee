package dev.podfall.scenario.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.scenario.Breakage;
import dev.podfall.scenario.Hint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTest {
    @Test
    void a_manifest_means_what_kubectl_makes_of_it() {
        ObjectNode read = Yaml.documents("x.yaml", """
                a: on
                b: yes
                c: 0777
                d: "on"
                e: 1.10
                f: "0777"
                g: null
                h: 2026-11-22
                i: v1.10
                """).get(0);
        assertThat(read.path("a").asBoolean()).isTrue();
        assertThat(read.path("b").asBoolean()).isTrue();
        assertThat(read.path("c").asInt()).isEqualTo(511);
        assertThat(read.path("d").asText()).isEqualTo("on");
        assertThat(read.path("f").asText()).isEqualTo("0777");
        assertThat(read.path("g").isNull()).isTrue();
        assertThat(read.path("h").asText()).isEqualTo("2026-11-22");
        assertThat(read.path("i").asText()).isEqualTo("v1.10");
    }

    @Test
    void several_documents_are_read_and_empty_ones_left_out() {
        assertThat(Yaml.documents("x.yaml", "---\na: 1\n---\n---\nb: 2\n")).hasSize(2);
    }

    @Test
    void an_unknown_field_is_an_error_that_names_file_and_line() {
        assertThatThrownBy(() -> Yaml.read(Hint.class, "hints.yaml", "price: 1\ntext: x\ncolour: red\n"))
                .isInstanceOf(UnreadableData.class)
                .hasMessageContaining("hints.yaml:3")
                .hasMessageContaining("colour");
    }

    @Test
    void a_missing_field_is_an_error() {
        assertThatThrownBy(() -> Yaml.read(Hint.class, "hints.yaml", "price: 1\n"))
                .isInstanceOf(UnreadableData.class)
                .hasMessageContaining("text");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text: x\\n  price: 1\\n|hints.yaml:2|mapping values are not allowed",
                "a:\\n  b: 1\\n c: 2\\n|hints.yaml:3|expected <block end>, but found",
                "a: [1, 2\\nb: 3\\n|hints.yaml:2|expected ',' or ']'",
                "a: \\\"x\\n|hints.yaml:|found unexpected end of stream",
                "a:\\n\\tb: 1\\n|hints.yaml:2|cannot start any token"
            })
    void what_is_no_yaml_is_told_with_what_was_found_where_and_what_to_correct(
            String text, String where, String found) {
        assertThatThrownBy(() -> Yaml.read(
                        Hint.class,
                        "hints.yaml",
                        text.replace("\\n", "\n").replace("\\t", "\t").replace("\\\"", "\"")))
                .isInstanceOfSatisfying(UnreadableData.class, e -> {
                    assertThat(e.getMessage()).startsWith(where).contains(found).doesNotContain("'reader'");
                    assertThat(e.next()).contains("indentation");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "# nothing\n", "---\n"})
    void an_empty_file_is_called_empty(String text) {
        assertThatThrownBy(() -> Yaml.read(Hint.class, "hints.yaml", text))
                .isInstanceOf(UnreadableData.class)
                .hasMessageContaining("the file is empty");
    }

    @Test
    void durations_are_written_as_in_Kubernetes() {
        Breakage read = Yaml.read(Breakage.class, "faults.yaml", """
                healthyFor: 1h30m
                brokenFor: 90s
                faults: []
                symptom: {podsUnready: {namespace: a, selector: app=b}}
                """);
        assertThat(read.healthyFor()).hasMinutes(90);
        assertThat(read.brokenFor()).hasSeconds(90);
    }

    @Test
    void an_unknown_lab_is_answered_with_the_nearest_names() {
        assertThat(Nearest.to("empty-endpoint", java.util.List.of("empty-endpoints", "config-error")))
                .containsExactly("empty-endpoints");
    }
}
