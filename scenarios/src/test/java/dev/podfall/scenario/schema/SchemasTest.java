package dev.podfall.scenario.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.podfall.scenario.draw.Pick;
import dev.podfall.scenario.draw.Placeholders;
import dev.podfall.scenario.load.Catalogue;
import dev.podfall.scenario.load.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Rewrite the schemas with {@code ./mvnw -pl scenarios test -Dtest=SchemasTest -Dpodfall.update=true}. */
class SchemasTest {
    private static final Catalogue CATALOGUE = Catalogue.builtIn();
    private static final Path FOLDER = Path.of("src/main/resources/schema");

    @TestFactory
    Stream<DynamicTest> the_schemas_are_those_of_the_records() {
        return Schemas.all().entrySet().stream()
                .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> isFresh(e.getKey(), e.getValue())));
    }

    @TestFactory
    Stream<DynamicTest> what_is_authored_fits_its_schema() {
        JsonSchemaFactory factory = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
        Map<String, JsonSchema> schemas = new HashMap<>();
        Schemas.all().forEach((name, schema) -> schemas.put(name, factory.getSchema(schema)));
        Source source = CATALOGUE.source();
        return Stream.of("labs", "quizzes", "exams", "shared/clients.yaml", "shared/runbooks", "gamedays", "worlds")
                .flatMap(f -> source.files(f).stream())
                .filter(f ->
                        !f.startsWith("worlds/") || !f.endsWith("/draws.yaml")) // there, one alternative is a beginning
                .filter(f -> f.endsWith(".yaml") && schemas.containsKey(schemaOf(f)))
                .map(f -> DynamicTest.dynamicTest(f, () -> fits(schemas.get(schemaOf(f)), drawn(f, source.read(f)))));
    }

    private static String schemaOf(String file) {
        if (file.startsWith("quizzes/")) {
            return "quiz.schema.json";
        } else if (file.startsWith("exams/")) {
            return "exam.schema.json";
        } else if (file.contains("runbooks/")) {
            return "runbook.schema.json";
        }
        String name = file.substring(file.lastIndexOf('/') + 1);
        return name.replace(".yaml", ".schema.json");
    }

    /** As written: with the first of everything in the place of placeholders. */
    private static JsonNode drawn(String file, String text) throws IOException {
        JsonNode tree = new YAMLMapper().readTree(Placeholders.marked(text));
        if (!file.startsWith("labs/") || file.endsWith("/draws.yaml")) {
            return tree;
        }
        String lab = file.split("/")[2];
        return CATALOGUE.draws(lab).drawn(Pick.bySeed(lab, Pick.AS_WRITTEN)).fill(tree);
    }

    private static void fits(JsonSchema schema, JsonNode data) {
        assertThat(schema.validate(data)).isEmpty();
    }

    private static void isFresh(String name, ObjectNode schema) throws IOException {
        String text = SchemaFolder.text(schema);
        Path file = FOLDER.resolve(name);
        if (Boolean.getBoolean("podfall.update")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, text);
        }
        assertThat(file).content().isEqualTo(text);
    }
}
