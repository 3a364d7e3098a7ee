package dev.podfall.sim.structural;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.client.FieldError;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesTest {
    private static final String FIELDS = "a: {type: integer}, b: {type: integer}, s: {type: string}, "
            + "l: {type: array, items: {type: integer}}, if: {type: string}, a-b: {type: integer}, "
            + "t: {type: string, format: date-time}, p: {x-kubernetes-int-or-string: true}";

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            self.a <= self.b                              | {a: 1, b: 2}        | true
            self.a <= self.b                              | {a: 3, b: 2}        | false
            has(self.s) ? self.s.startsWith('x') : true   | {}                  | true
            self.s.matches('^x+$')                        | {s: xxy}            | false
            self.l.all(i, i > 0) && size(self.l) == 2     | {l: [1, 2]}         | true
            self.l.sum() == 3 && self.l.isSorted()        | {l: [1, 2]}         | true
            self.__if__ == 'y' && self.a__dash__b == 1    | {if: y, a-b: 1}     | true
            self.t > timestamp('2020-01-01T00:00:00Z')    | {t: '2021-01-01T00:00:00Z'} | true
            quantity(self.s).isGreaterThan(quantity('1Mi')) | {s: 1Gi}          | true
            isQuantity(self.s)                            | {s: nope}           | false
            isURL(self.s)                                 | {s: 'https://a.b'}  | true
            self.s.find('[0-9]+') == '12'                 | {s: a12b}           | true
            type(self.p) == int ? self.p > 0 : self.p.endsWith('%') | {p: 80%}  | true
            """)
    void asks_rules_of_values(String rule, String value, boolean holds) {
        assertThat(ask("{rule: \"" + rule + "\"}", Yaml.of(value), null).isEmpty())
                .isEqualTo(holds);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {rule: "self.a > 1"}                                              | x: Invalid value: failed rule: self.a > 1
            {rule: "self.a > 1", message: too few}                            | x: Invalid value: too few
            {rule: "self.a > 1", messageExpression: "'not ' + string(self.a)"} | x: Invalid value: not 1
            {rule: "self.a > 1", message: nope, fieldPath: .a}                | x.a: Invalid value: nope
            {rule: "self.a > 1", message: nope, reason: FieldValueForbidden}  | x: Forbidden: nope
            {rule: "self.b > 1"}                                              | x: Invalid value: "object": no such key: b evaluating rule: self.b > 1
            """)
    void says_why_a_rule_fails(String rule, String error) {
        assertThat(ask(rule, Yaml.of("{a: 1}"), null))
                .extracting(FieldError::toString)
                .containsExactly(error);
    }

    @Test
    void a_transition_is_asked_where_there_is_something_to_compare_with() {
        String rule = "{rule: \"self.a >= oldSelf.a\"}";
        assertThat(ask(rule, Yaml.of("{a: 1}"), null)).isEmpty();
        assertThat(ask(rule, Yaml.of("{a: 1}"), Yaml.of("{a: 2}"))).hasSize(1);
        assertThat(ask(rule, Yaml.of("{a: 3}"), Yaml.of("{a: 2}"))).isEmpty();
    }

    @Test
    void an_optional_transition_is_asked_always() {
        String rule = "{rule: \"oldSelf.hasValue() || self.a == 0\", optionalOldSelf: true}";
        assertThat(ask(rule, Yaml.of("{a: 1}"), null)).hasSize(1);
        assertThat(ask(rule, Yaml.of("{a: 1}"), Yaml.of("{a: 0}"))).isEmpty();
    }

    @Test
    void what_is_as_it_was_may_stay() {
        assertThat(ask("{rule: \"self.a > 1\"}", Yaml.of("{a: 1}"), Yaml.of("{a: 1}")))
                .isEmpty();
    }

    private static List<FieldError> ask(String rule, JsonNode value, JsonNode old) {
        StructuralSchema schema =
                Yaml.field("{type: object, properties: {" + FIELDS + "}, x-kubernetes-validations: [" + rule + "]}");
        return Rules.of(schema).validate(within(value), old == null ? null : within(old));
    }

    private static JsonNode within(JsonNode value) {
        return Yaml.of("{x: " + value + "}");
    }
}
