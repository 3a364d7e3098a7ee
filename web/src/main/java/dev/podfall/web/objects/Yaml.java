package dev.podfall.web.objects;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Objects as people read and write them. */
final class Yaml {
    private static final YAMLMapper MAPPER = YAMLMapper.builder()
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.LITERAL_BLOCK_STYLE)
            .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    private Yaml() {}

    /** Without what servers note for themselves, as {@code kubectl get -o yaml} prints it. */
    static String text(JsonNode object) {
        var shown = object.deepCopy();
        if (shown.path("metadata") instanceof ObjectNode metadata) {
            metadata.remove("managedFields");
        }
        try {
            return MAPPER.writeValueAsString(shown);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws NotAnObject that says where it cannot be read, or why it is not one object */
    static ObjectNode read(String text) {
        try (var documents = MAPPER.readerFor(JsonNode.class).<JsonNode>readValues(text)) {
            var all = documents.readAll().stream()
                    .filter(document -> !document.isNull() && !document.isMissingNode())
                    .toList();
            if (all.isEmpty()) {
                throw new NotAnObject("There is no YAML: the field is empty.");
            }
            if (all.size() > 1) {
                throw new NotAnObject(
                        "There are " + all.size()
                                + " documents, parted by lines of \"---\". One object at a time is edited here: leave one document.");
            }
            if (all.get(0) instanceof ObjectNode object) {
                return object;
            }
            throw new NotAnObject("It is no object: it has no fields, such as \"kind: Pod\".");
        } catch (JsonProcessingException e) {
            throw new NotAnObject(YamlMistake.inWords(e));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
