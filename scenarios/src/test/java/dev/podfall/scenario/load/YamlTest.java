package dev.podfall.scenario.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.scenario.Breakage;
import dev.podfall.scenario.Hint;
import org.junit.jupiter.api.Test;

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
