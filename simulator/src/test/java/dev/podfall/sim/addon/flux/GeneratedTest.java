package dev.podfall.sim.addon.flux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.podfall.sim.kustomize.KustomizeFailure;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratedTest {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {path: ./app, prune: true}                                  | ''
            {dependsOn: [{name: a}, {name: b}]}                         | ''
            {dependsOn: [{name: a}, {name: b, readyExpr: "true"}]}      | dependsOn[].readyExpr
            {decryption: {provider: sops}}                              | decryption
            {serviceAccountName: deployer}                              | serviceAccountName
            {ignore: "*.md"}                                            | ignore
            """)
    void what_nothing_here_follows_is_named(String spec, String field) throws JsonProcessingException {
        assertThat(Generated.notSimulated(yaml(spec))).isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"patches: {path: p.yaml}", "images: {name: web}", "components: x"})
    void a_field_that_should_be_a_list_and_is_none_is_refused(String text) {
        Map<String, byte[]> files =
                Map.of("app/kustomization.yaml", (text + "\nnamespace: team\n").getBytes(StandardCharsets.UTF_8));
        assertThatExceptionOfType(KustomizeFailure.class)
                .isThrownBy(() -> Generated.build("/src", files, "app", yaml("{}")))
                .withMessageContaining("cannot unmarshal");
    }

    private static JsonNode yaml(String text) throws JsonProcessingException {
        return YAML.readTree(text);
    }
}
