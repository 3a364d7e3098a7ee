package dev.podfall.sim.structural.definition;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.FieldError;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.structural.Yaml;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefinitionValidationTest {
    private static final String S = "spec.validation.openAPIV3Schema.properties[x]";

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /spec/group        | nodots                  | spec.group: Invalid value: "nodots": should be a domain with at least one dot
            /spec/scope        | Everywhere              | spec.scope: Unsupported value: "Everywhere": supported values: "Cluster", "Namespaced"
            /spec/names/listKind | Thing                 | spec.names.listKind: Invalid value: "Thing": kind and listKind may not be the same
            /spec/names/kind   | ''                      | spec.names.kind: Required value
            /spec/conversion   | {strategy: Maybe}       | spec.conversion.strategy: Unsupported value: "Maybe": supported values: "None", "Webhook"
            /spec/versions/0/deprecationWarning | gone   | spec.versions[0].deprecationWarning: Invalid value: "gone": can only be set for deprecated versions
            /spec/versions/0/subresources | {scale: {specReplicasPath: .status.x, statusReplicasPath: .status.y}} | spec.subresources.scale.specReplicasPath: Invalid value: ".status.x": should be a json path under .spec
            /spec/versions/0/additionalPrinterColumns | [{name: A, type: text, jsonPath: .a}] | spec.additionalPrinterColumns[0].type: Invalid value: "text": must be one of boolean,date,integer,number,string
            /spec/versions/0/selectableFields | [{jsonPath: .x}] | spec.selectableFields[0].jsonPath: Invalid value: ".x": must point to a field of type string, boolean or integer. Enum string fields and strings with formats are allowed.
            """)
    void says_what_is_wrong_with_a_definition(String at, String value, String error) {
        assertThat(errors(with(at, value))).contains(error);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                        | .type: Required value: must not be empty for specified object fields
            {type: array}                             | .items: Required value: must be specified
            {type: text}                              | .type: Unsupported value: "text": supported values: "array", "boolean", "integer", "number", "object", "string"
            {type: string, default: 1}                | .default: Invalid value: "integer":  in body must be of type string: "integer"
            {type: object, properties: {a: {type: string}}, default: {b: c}} | .default: Invalid value: {"b":"c"}: must not have unknown fields
            {type: array, items: {type: string}, uniqueItems: true} | .uniqueItems: Forbidden: uniqueItems cannot be set to true since the runtime complexity becomes quadratic
            {type: object, x-kubernetes-preserve-unknown-fields: false} | .x-kubernetes-preserve-unknown-fields: Invalid value: false: must be true or undefined
            {type: string, x-kubernetes-list-type: set} | .type: Invalid value: "string": must be array if x-kubernetes-list-type is specified
            {type: array, x-kubernetes-list-type: map, items: {type: object}} | .x-kubernetes-list-map-keys: Required value: must not be empty if x-kubernetes-list-type is map
            {type: string, anyOf: [{type: string}]}   | .anyOf[0].type: Forbidden: must be empty to be structural
            """)
    void says_what_is_wrong_with_a_schema(String schema, String error) {
        assertThat(errors(with("/spec/versions/0/schema/openAPIV3Schema/properties/x", schema)))
                .contains(S + error);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {rule: "self.b > 1"}                      | .rule | undefined field 'b'
            {rule: "self.a + 1"}                      | .rule | cel expression must evaluate to a bool
            {rule: "self.a >"}                        | .rule | Syntax error: mismatched input
            {rule: "self.a > 1", messageExpression: "1"} | .messageExpression | messageExpression must evaluate to a string
            {rule: "self.a > 1", optionalOldSelf: true} | .optionalOldSelf | may not be set if oldSelf is not used in rule
            {rule: " "}                               | .rule | Required value: rule is not specified
            """)
    void says_what_is_wrong_with_a_rule(String rule, String field, String error) {
        String schema = "{type: object, properties: {a: {type: integer}}, x-kubernetes-validations: [" + rule + "]}";
        assertThat(errors(with("/spec/versions/0/schema/openAPIV3Schema/properties/x", schema)))
                .anySatisfy(e -> assertThat(e)
                        .startsWith(S + ".x-kubernetes-validations[0]" + field)
                        .contains(error));
    }

    @Test
    void lets_a_good_one_be() {
        assertThat(errors(definition())).isEmpty();
    }

    @Test
    void the_name_is_made_of_plural_and_group() {
        JsonNode definition = definition();
        ((ObjectNode) definition.get("metadata")).put("name", "others.example.test");
        assertThat(errors(definition))
                .containsExactly("metadata.name: Invalid value: \"others.example.test\": "
                        + "must be spec.names.plural+\".\"+spec.group");
    }

    private static JsonNode definition() {
        return Yaml.of(
                "{metadata: {name: things.example.test}, spec: {group: example.test, scope: Namespaced, "
                        + "names: {plural: things, singular: thing, kind: Thing, listKind: ThingList}, "
                        + "conversion: {strategy: None}, versions: [{name: v1, served: true, storage: true, schema: "
                        + "{openAPIV3Schema: {type: object, properties: {x: {type: object}}}}}]}, status: {storedVersions: [v1]}}");
    }

    private static JsonNode with(String at, String value) {
        JsonNode definition = definition();
        int slash = at.lastIndexOf('/');
        ((ObjectNode) definition.at(at.substring(0, slash))).set(at.substring(slash + 1), Yaml.of(value));
        return definition;
    }

    private static List<String> errors(JsonNode definition) {
        Errors errors = new Errors();
        DefinitionValidation.validate(definition, errors);
        return errors.list().stream().map(FieldError::toString).toList();
    }
}
