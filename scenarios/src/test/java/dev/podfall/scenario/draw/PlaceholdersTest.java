package dev.podfall.scenario.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceholdersTest {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String DRAWS = """
            port: [8081]
            key: [token]
            yes: [true]
            nasty: ['"}: [x, {{port}} # - & *a']
            list: [[1, two]]
            cause: [{field: readiness, port: {{port}}, say: asks {{port}}, where: {path: /a}}]
            """;

    static Stream<Arguments> filled() {
        return Stream.of(
                Arguments.of("a: {{port}}", "{'a': 8081}"),
                Arguments.of("a: {{port}} # why", "{'a': 8081}"),
                Arguments.of("a:    {{port}}\r\nb: 1", "{'a': 8081, 'b': 1}"),
                Arguments.of("{a: {{port}}, b: {{yes}}}", "{'a': 8081, 'b': true}"),
                Arguments.of("a: [{{port}}, {{port}}]", "{'a': [8081, 8081]}"),
                Arguments.of("a:\n- {{port}}\n- {{list}}", "{'a': [8081, [1, 'two']]}"),
                Arguments.of("a: \"{{port}}\"", "{'a': '8081'}"),
                Arguments.of("a: '{{port}}'", "{'a': '8081'}"),
                Arguments.of("a: port {{port}}", "{'a': 'port 8081'}"),
                Arguments.of("a: {{port}}{{port}}", "{'a': '80818081'}"),
                Arguments.of("a: |\n  b: {{port}}\n  - {{port}}", "{'a': 'b: 8081\\n- 8081'}"),
                Arguments.of("a: >-\n  {{port}}", "{'a': '8081'}"),
                Arguments.of("{{key}}: {{port}}", "{'token': 8081}"),
                Arguments.of("{\"{{key}}\": 1}", "{'token': 1}"),
                Arguments.of("a: {{cause.port}}", "{'a': 8081}"),
                Arguments.of("a: {{cause.where.path}} {{cause.say}}", "{'a': '/a asks 8081'}"),
                Arguments.of("a: {{cause.where}}", "{'a': {'path': '/a'}}"),
                Arguments.of("# {{nobody}}\na: 1", "{'a': 1}"),
                Arguments.of("a: '{{.Values.x}} {{range .items}} {{end}} {{ port }} {port}'", null),
                Arguments.of("a: v{{port}}.{{key}}", "{'a': 'v8081.token'}"));
    }

    @ParameterizedTest
    @MethodSource("filled")
    void yaml_is_filled(String yaml, String expected) throws Exception {
        JsonNode asIs = YAML.readTree(expected == null ? yaml : "{}");
        JsonNode wanted = expected == null ? asIs : JSON.readTree(expected.replace('\'', '"'));
        assertThat(fill(yaml)).isEqualTo(wanted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a: {{nasty}}", "a: \"{{nasty}}\"", "a: '{{nasty}}'", "{a: {{nasty}}}", "a: >-\n  {{nasty}}"})
    void nothing_in_a_value_is_taken_for_yaml(String yaml) throws Exception {
        assertThat(fill(yaml).path("a").asText()).isEqualTo("\"}: [x, 8081 # - & *a");
        assertThat(fill(yaml)).hasSize(1);
    }

    @Test
    void a_text_is_filled_and_knows_what_was_asked_for() throws Exception {
        Placeholders placeholders = placeholders();
        assertThat(placeholders.inText("# {{port}}\n`{{cause.say}}` {{end}}")).isEqualTo("# 8081\n`asks 8081` {{end}}");
        assertThat(placeholders.used()).contains("port", "cause").doesNotContain("list");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: {{prot}}",
                "a: x {{cause.nothing}}",
                "a: \"{{list}}\"",
                "a: x {{cause}}",
                "a: {{port.x}}",
                "{token: 1, {{key}}: 2}"
            })
    void what_nothing_fills_is_refused_with_the_next_step(String yaml) {
        assertThatThrownBy(() -> fill(yaml))
                .isInstanceOfSatisfying(
                        DrawsDoNotFit.class, e -> assertThat(e.next()).isNotBlank());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Port: [1, 2]", "end: [1, 2]", "a.b: [1, 2]", "a: 1", "a: []", "a: [1, null]", "a: {b: [1]}"})
    void what_declares_no_draw_is_refused(String yaml) throws Exception {
        ObjectNode declared = (ObjectNode) YAML.readTree(yaml);
        assertThatThrownBy(() -> Draws.none("x").and(declared)).isInstanceOf(DrawsDoNotFit.class);
    }

    private static JsonNode fill(String yaml) throws Exception {
        return placeholders().fill(YAML.readTree(Placeholders.marked(yaml)));
    }

    private static Placeholders placeholders() throws Exception {
        ObjectNode declared = (ObjectNode) YAML.readTree(Placeholders.marked(DRAWS));
        return Draws.none("x").and(declared).drawn((draw, alternatives) -> 0);
    }
}
