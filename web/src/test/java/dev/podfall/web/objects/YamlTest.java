package dev.podfall.web.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `` | There is no YAML
            ` \\n# a note\\n` | There is no YAML
            `---\\n---\\n` | There is no YAML
            `just words` | It is no object
            `a: 1\\n---\\nb: 2\\n` | There are 2 documents
            `kind: [\\n` | is not closed
            `a: 1\\nkind: [a, b\\nc: 1` | "[" is not closed
            `a: 1\\nb: {c: 1\\n` | "{" is not closed
            `a: 1\\n\\tb: 2\\n` | Line 2: there is a tab
            `a: b: c\\n` | Line 1: a field begins where none can
            `a: 1\\nb\\nc: 2\\n` | a colon is missing
            `a: "b\\n` | a quote is not closed
            `a:\\n  b: 1\\n c: 2\\n` | Line 3: it is not indented like
            `a: 1\\na: 2\\n` | Line 2: a field is here twice
            `a: @b\\n` | Line 1: a text begins with a sign
            """)
    void what_is_wrong_is_said_in_plain_words(String text, String words) {
        assertThatThrownBy(() -> Yaml.read(text.replace("\\n", "\n").replace("\\t", "\t")))
                .isInstanceOf(NotAnObject.class)
                .hasMessageContaining(words);
    }

    @Test
    void one_document_is_read_with_its_marker_too() {
        assertThat(Yaml.read("---\nkind: Pod\n---\n").path("kind").asText()).isEqualTo("Pod");
    }
}
