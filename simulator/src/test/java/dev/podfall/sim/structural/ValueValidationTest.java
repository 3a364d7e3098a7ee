package dev.podfall.sim.structural;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.sim.client.FieldError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueValidationTest {
    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource(delimiter = '|', textBlock = """
            {type: integer}                         | 'a'              | x: Invalid value: "string": x in body must be of type integer: "string"
            {type: string}                          | 1                | x: Invalid value: "integer": x in body must be of type string: "integer"
            {type: string}                          | null             | x: Invalid value: "null": x in body must be of type string: "null"
            {x-kubernetes-int-or-string: true}      | {}               | x: Invalid value: "object": x in body must be of type integer,string: "object"
            {type: integer, minimum: 0}             | -1               | x: Invalid value: -1: x in body should be greater than or equal to 0
            {type: integer, minimum: 0, exclusiveMinimum: true} | 0    | x: Invalid value: 0: x in body should be greater than 0
            {type: integer, maximum: 5}             | 6                | x: Invalid value: 6: x in body should be less than or equal to 5
            {type: integer, multipleOf: 5}          | 6                | x: Invalid value: 6: x in body should be a multiple of 5
            {type: string, minLength: 2}            | 'a'              | x: Invalid value: "a": x in body should be at least 2 chars long
            {type: string, maxLength: 2}            | 'abc'            | x: Too long: may not be more than 2 bytes
            {type: string, pattern: '^a+$'}         | 'b'              | x: Invalid value: "b": x in body should match '^a+$'
            {type: string, format: date-time}       | 'b'              | x: Invalid value: "b": x in body must be of type date-time: "b"
            {type: string, enum: [a, b]}            | 'c'              | x: Unsupported value: "c": supported values: "a", "b"
            {type: array, minItems: 1, items: {type: string}}  | []    | x: Invalid value: 0: x in body should have at least 1 items
            {type: array, maxItems: 1, items: {type: string}}  | [a, b] | x: Too many: 2: must have at most 1 item
            {type: array, items: {type: string}}    | [a, 1]           | x[1]: Invalid value: "integer": x[1] in body must be of type string: "integer"
            {type: object, required: [y]}           | {}               | x.y: Required value
            {type: object, maxProperties: 1}        | {a: 1, b: 2}     | x: Too many: 2: must have at most 1 item
            {type: object, additionalProperties: {type: string}} | {a: 1} | x.a: Invalid value: "integer": x.a in body must be of type string: "integer"
            {type: object, not: {required: [a]}}    | {a: 1}           | <nil>: Invalid value: "": "x" must not validate the schema (not)
            """)
    void says_what_does_not_fit(String schema, String value, String error) {
        String written = value.equals("null") || !value.matches("[a-z]+") ? value : "'" + value + "'";
        assertThat(ValueValidation.validate(Yaml.field(schema), Yaml.of("{x: " + written + "}"), null))
                .extracting(FieldError::toString)
                .containsExactly(error);
    }

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource(delimiter = '|', textBlock = """
            {type: number}                                  | 1
            {type: integer}                                 | 1.0
            {type: string, nullable: true}                  | null
            {x-kubernetes-int-or-string: true}              | 80%
            {x-kubernetes-preserve-unknown-fields: true}    | [1, {a: b}]
            {type: string, format: unheard-of}              | a
            {type: object, oneOf: [{required: [a]}, {required: [b]}]} | {a: 1}
            """)
    void lets_what_fits_be(String schema, String value) {
        assertThat(ValueValidation.validate(Yaml.field(schema), Yaml.of("{x: " + value + "}"), null))
                .isEmpty();
    }

    @Test
    void of_alternatives_the_nearest_is_told() {
        StructuralSchema schema = Yaml.field("{type: object, oneOf: [{required: [a]}, {required: [b, c]}]}");
        assertThat(ValueValidation.validate(schema, Yaml.of("{x: {}}"), null))
                .extracting(FieldError::toString)
                .containsExactly(
                        "<nil>: Invalid value: \"\": \"x\" must validate one and only one schema (oneOf). Found none valid",
                        "x.a: Required value");
    }

    @Test
    void what_an_update_leaves_alone_may_stay() {
        StructuralSchema schema = StructuralSchema.of(Yaml.of(
                "{type: object, properties: {x: {type: integer, maximum: 5}, y: {type: integer, maximum: 5}}}"));
        assertThat(ValueValidation.validate(schema, Yaml.of("{x: 9, y: 9}"), Yaml.of("{x: 9, y: 8}")))
                .extracting(FieldError::field)
                .containsExactly("y");
    }

    @Test
    void keys_and_members_appear_once() {
        StructuralSchema schema = StructuralSchema.of(
                Yaml.of(
                        "{type: object, properties: {"
                                + "s: {type: array, x-kubernetes-list-type: set, items: {type: string}}, "
                                + "m: {type: array, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [k], items: {type: object}}}}"));
        assertThat(ListKeys.duplicates(schema, Yaml.of("{s: [a, b, a, a], m: [{k: 1, v: 1}, {k: 1, v: 2}]}")))
                .extracting(FieldError::toString)
                .containsExactly("s[2]: Duplicate value: \"a\"", "m[1]: Duplicate value: {\"k\":1}");
    }
}
