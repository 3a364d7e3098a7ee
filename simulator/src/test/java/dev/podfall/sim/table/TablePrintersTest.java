package dev.podfall.sim.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.Resources;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TablePrintersTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:10:00Z");

    static Stream<ResourceType> types() {
        return Arrays.stream(Resources.class.getFields())
                .filter(f -> Modifier.isStatic(f.getModifiers()))
                .map(TablePrintersTest::value);
    }

    private static ResourceType value(Field field) {
        try {
            return (ResourceType) field.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void an_empty_object_of_every_type_fills_every_column(ResourceType type) {
        ObjectNode object = KubeObject.of(type, "n", "x");
        ((ObjectNode) object.path("metadata")).put("creationTimestamp", "2026-01-01T00:00:00Z");
        ObjectNode table = TablePrinters.print(type, List.of(object), NOW, IncludeObject.METADATA);
        JsonNode row = table.at("/rows/0");
        assertThat(row.path("cells")).hasSameSizeAs(table.path("columnDefinitions"));
        assertThat(row.path("cells")).noneMatch(JsonNode::isNull);
        assertThat(row.at("/object/kind").asText()).isEqualTo("PartialObjectMetadata");
        assertThat(row.at("/object/metadata/name").asText()).isEqualTo("x");
    }

    @ParameterizedTest
    @CsvSource({
        "-5, <invalid>",
        "-1, 0s",
        "0, 0s",
        "119, 119s",
        "120, 2m",
        "200, 3m20s",
        "660, 11m",
        "10800, 3h",
        "11100, 3h5m",
        "36000, 10h",
        "172800, 2d",
        "180000, 2d2h",
        "864000, 10d",
        "70000000, 2y80d",
        "315360000, 10y"
    })
    void durations_read_as_upstream_writes_them(long seconds, String text) {
        assertThat(Ages.human(Duration.ofSeconds(seconds))).isEqualTo(text);
    }

    @Test
    void a_role_shows_when_it_was_created_and_a_custom_resource_its_age() {
        ResourceType custom = new ResourceType("example.com", "v1", "widgets", "Widget", true);
        assertThat(columns(Resources.ROLES)).containsExactly("Name", "Created At");
        assertThat(columns(custom)).containsExactly("Name", "Age");
    }

    private static List<String> columns(ResourceType type) {
        List<String> names = new ArrayList<>();
        TablePrinters.print(type, List.of(), NOW, IncludeObject.NONE)
                .path("columnDefinitions")
                .forEach(c -> names.add(c.path("name").asText()));
        return names;
    }
}
