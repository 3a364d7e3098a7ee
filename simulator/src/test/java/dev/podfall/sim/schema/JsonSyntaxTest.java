package dev.podfall.sim.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no JSON, in the words of Go's parser. */
class JsonSyntaxTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            {           | unexpected end of JSON input
            {"a         | unexpected end of JSON input
            foo         | invalid character 'o' in literal false (expecting 'a')
            bar         | invalid character 'b' looking for beginning of value
            {]          | invalid character ']' looking for beginning of object key string
            {"a" 1}     | invalid character '1' after object key
            {"a":1 2}   | invalid character '2' after object key:value pair
            {"a":1,}    | invalid character '}' looking for beginning of object key string
            [1 2]       | invalid character '2' after array element
            [1,]        | invalid character ']' looking for beginning of value
            {}}         | invalid character '}' after top-level value
            -x          | invalid character 'x' in numeric literal
            01          | invalid character '1' after top-level value
            1.x         | invalid character 'x' after decimal point in numeric literal
            1ex         | invalid character 'x' in exponent of numeric literal
            "\\x"       | invalid character 'x' in string escape code
            "\\u12g4"   | invalid character 'g' in \\u hexadecimal character escape
            tru'        | invalid character '\\'' in literal true (expecting 'e')
            "           | unexpected end of JSON input
            """)
    void is_told_where_it_stops_being_any(String text, String problem) {
        assertThat(JsonSyntax.problem(text.getBytes(StandardCharsets.UTF_8))).contains(problem);
    }

    @Test
    void control_characters_and_bytes_are_shown_as_go_shows_them() {
        assertThat(problem("\"\u001e\"")).isEqualTo("invalid character '\\x1e' in string literal");
        assertThat(problem("\"\n\"")).isEqualTo("invalid character '\\n' in string literal");
        assertThat(JsonSyntax.problem(new byte[] {(byte) 0xff}))
                .contains("invalid character '\u00ff' looking for beginning of value");
        assertThat(JsonSyntax.problem(new byte[0])).contains("unexpected end of JSON input");
        assertThat(problem("[".repeat(600))).isEqualTo("exceeded max depth");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                " [1, -2.5e+3, 0, \"a\\u00e9\\n\", true, false, null, {\"a\":{\"b\":[[]]}}] ",
                "\"\u00e9\ud83d\ude00\"",
                "0",
                "1E5"
            })
    void what_is_json_has_no_problem(String text) {
        assertThat(JsonSyntax.problem(text.getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    private static String problem(String text) {
        return JsonSyntax.problem(text.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }
}
