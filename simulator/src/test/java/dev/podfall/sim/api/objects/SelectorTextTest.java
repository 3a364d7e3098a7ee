package dev.podfall.sim.api.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected texts are a real API server's. */
class SelectorTextTest {
    private static final ObjectNode LABELS = new ObjectMapper()
            .createObjectNode()
            .put("app", "web")
            .put("tier", "gold")
            .put("size", "12");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "app=web | true",
                "app==web,tier=gold | true",
                "app!=web | false",
                "absent!=web | true",
                "app in (api, web) | true",
                "app notin (api,web) | false",
                "app | true",
                "!app | false",
                "! absent , tier | true",
                "size>11,size<13 | true",
                "size>12 | false",
                "app in () | false",
                "app= | false"
            })
    void selects(String text, boolean expected) {
        assertThat(SelectorText.parse(text).matches(LABELS)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a in  | unable to parse requirement: found '' expected: '('",
                "a!b | unable to parse requirement: found '!', expected: in, notin, =, ==, !=, gt, lt",
                "a b | unable to parse requirement: found 'b', expected: in, notin, =, ==, !=, gt, lt",
                "a, | found '', expected: identifier after ','",
                ",a | found ',', expected: !, identifier, or 'end of string'",
                "a,,b | found ',', expected: identifier after ','",
                "a>b | unable to parse requirement: values[0]: Invalid value: \"b\": for 'Gt', 'Lt' operators, the value must be an integer"
            })
    void refuses(String text, String expected) {
        assertThatThrownBy(() -> SelectorText.parse(text)).hasMessage(expected);
    }
}
