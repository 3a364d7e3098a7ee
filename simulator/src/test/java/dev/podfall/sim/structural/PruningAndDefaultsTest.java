package dev.podfall.sim.structural;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PruningAndDefaultsTest {
    @ParameterizedTest(name = "{1} by {0}")
    @CsvSource(delimiter = '|', textBlock = """
            {type: object, properties: {a: {type: string}}}        | {a: b, c: d}           | {a: b}           | x.c
            {type: object, x-kubernetes-preserve-unknown-fields: true, properties: {a: {type: object}}} | {a: {b: c}, d: e} | {a: {}, d: e} | x.a.b
            {type: object, additionalProperties: {type: object}}   | {a: {b: c}}            | {a: {}}          | x.a.b
            {type: array, items: {type: object, properties: {a: {type: string}}}} | [{a: b}, {c: d}] | [{a: b}, {}] | x[1].c
            """)
    void drops_what_is_not_named(String schema, String value, String pruned, String path) {
        ObjectNode object = (ObjectNode) Yaml.of("{kind: K, metadata: {any: 1}, x: " + value + "}");
        assertThat(Pruning.prune(object, Yaml.field(schema))).isEqualTo(List.of(path));
        assertThat(object).isEqualTo(Yaml.of("{kind: K, metadata: {any: 1}, x: " + pruned + "}"));
    }

    @ParameterizedTest(name = "{1} by {0}")
    @CsvSource(delimiter = '|', textBlock = """
            {type: integer, default: 1}                              | {}             | {x: 1}
            {type: integer, default: 1}                              | {x: null}      | {x: 1}
            {type: integer, default: 1, nullable: true}              | {x: null}      | {x: null}
            {type: integer}                                          | {x: null}      | {}
            {type: object, properties: {y: {type: integer, default: 1}}} | {}         | {}
            {type: object, properties: {y: {type: integer, default: 1}}} | {x: {}}    | {x: {y: 1}}
            {type: object, default: {}, properties: {y: {type: integer, default: 1}}} | {} | {x: {y: 1}}
            {type: array, items: {type: object, properties: {y: {type: integer, default: 1}}}} | {x: [{}, {y: 2}]} | {x: [{y: 1}, {y: 2}]}
            """)
    void fills_in_what_is_there_by_default(String schema, String value, String whole) {
        ObjectNode object = (ObjectNode) Yaml.of(value);
        StructuralSchema structural = Yaml.field(schema);
        boolean lacks = Defaults.lacks(object, structural);
        Defaults.apply(object, structural);
        assertThat(object).isEqualTo(Yaml.of(whole));
        assertThat(lacks).isEqualTo(!object.equals(Yaml.of(value)));
    }

    @Test
    void a_default_is_a_copy() {
        StructuralSchema schema = Yaml.field("{type: object, default: {y: 1}}");
        ObjectNode first = (ObjectNode) Yaml.of("{}");
        Defaults.apply(first, schema);
        ((ObjectNode) first.get("x")).put("y", 2);
        ObjectNode second = (ObjectNode) Yaml.of("{}");
        Defaults.apply(second, schema);
        assertThat(second).isEqualTo(Yaml.of("{x: {y: 1}}"));
    }
}
