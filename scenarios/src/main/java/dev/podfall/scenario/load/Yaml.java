package dev.podfall.scenario.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * YAML in, records or trees out. Unknown and missing fields are errors that name file, line and field.
 */
public final class Yaml {
    private static final String COMPARE =
            "Compare it with one that works, or with its JSON Schema: podfall author update writes those to schema/.";
    private static final String CORRECT =
            "Correct the YAML at or just above that line: even indentation with spaces and no tabs, a space after each colon, quotes and brackets closed.";
    private static final ObjectMapper MAPPER = mapper();

    private Yaml() {}

    /** One document as a record. */
    public static <T> T read(Class<T> type, String where, String text) {
        try {
            T value = MAPPER.readValue(text, type);
            if (value == null) {
                throw new UnreadableData(where, "the file is empty", COMPARE, null);
            }
            return value;
        } catch (JsonProcessingException e) {
            throw unreadable(where, e);
        }
    }

    /** A tree as a record. */
    static <T> T convert(Class<T> type, String where, JsonNode tree) {
        try {
            return MAPPER.treeToValue(tree, type);
        } catch (JsonProcessingException e) {
            throw unreadable(where, e);
        }
    }

    /** All documents as objects; empty documents are left out. */
    public static List<ObjectNode> documents(String where, String text) {
        try (MappingIterator<JsonNode> all = MAPPER.readerFor(JsonNode.class).readValues(text)) {
            List<ObjectNode> objects = new ArrayList<>();
            while (all.hasNextValue()) {
                JsonNode next = all.nextValue();
                if (next instanceof ObjectNode object) {
                    objects.add(object);
                } else if (!isEmpty(next)) {
                    throw new UnreadableData(where, "a document is not a mapping", "Write key: value pairs.", null);
                }
            }
            return objects;
        } catch (JsonProcessingException e) {
            throw unreadable(where, e);
        } catch (IOException e) {
            throw new UnreadableData(where, e.getMessage(), "Check the file.", e);
        }
    }

    private static boolean isEmpty(JsonNode document) {
        return document == null
                || document.isNull()
                || document.isMissingNode()
                || document.asText("x").isEmpty();
    }

    private static UnreadableData unreadable(String where, JsonProcessingException e) {
        int line = Plain.line(e);
        return new UnreadableData(
                where + (line < 1 ? "" : ":" + line), Plain.words(e), Plain.isSyntax(e) ? CORRECT : COMPARE, e);
    }

    private static ObjectMapper mapper() {
        SimpleModule durations = new SimpleModule().addDeserializer(Duration.class, new DurationReader());
        return YAMLMapper.builder(YAMLFactory.builder().build())
                .addModule(durations)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }
}
