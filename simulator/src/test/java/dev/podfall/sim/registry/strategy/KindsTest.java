package dev.podfall.sim.registry.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.schema.Schema;
import dev.podfall.sim.table.IncludeObject;
import dev.podfall.sim.table.TablePrinters;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That all which has to be said of a kind is said. */
class KindsTest {
    static Stream<KindSpec> kinds() {
        return Kinds.builtIn().stream();
    }

    private static ResourceType value(Field field) {
        try {
            return (ResourceType) field.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void every_type_that_has_a_name_is_a_kind_and_every_kind_has_one() {
        assertThat(kinds().map(KindSpec::type))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Resources.class.getFields())
                        .filter(f -> Modifier.isStatic(f.getModifiers()))
                        .map(KindsTest::value)
                        .toList());
    }

    @Test
    void no_two_kinds_answer_to_one_short_name() {
        assertThat(kinds().flatMap(k -> k.shortNames().stream())).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void an_empty_object_of_every_kind_fills_every_column(KindSpec kind) {
        ObjectNode object = KubeObject.of(kind.type(), "n", "x");
        ((ObjectNode) object.path("metadata")).put("creationTimestamp", "2026-01-01T00:00:00Z");
        ObjectNode table = TablePrinters.print(
                kind.printer(), List.of(object), Instant.parse("2026-01-01T00:10:00Z"), IncludeObject.METADATA);
        JsonNode row = table.at("/rows/0");
        assertThat(row.path("cells")).hasSameSizeAs(table.path("columnDefinitions"));
        assertThat(row.path("cells")).noneMatch(JsonNode::isNull);
        assertThat(row.at("/object/kind").asText()).isEqualTo("PartialObjectMetadata");
        assertThat(row.at("/object/metadata/name").asText()).isEqualTo("x");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void the_fields_of_every_kind_are_known(KindSpec kind) {
        assertThat(Schema.builtIn().kind(kind.type())).isPresent();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void who_serves_a_status_has_one(KindSpec kind) {
        assertThat(Schema.builtIn().kind(kind.type()).orElseThrow().fields())
                .matches(fields -> fields.containsKey("status") || !kind.has("status"));
    }
}
