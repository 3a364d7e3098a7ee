package dev.podfall.sim.api.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import dev.podfall.sim.schema.JsonSyntax;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.TreeMap;
import org.yaml.snakeyaml.LoaderOptions;

/** YAML, for the few clients that speak it; loaded when the first one does. */
final class YamlText {
    private static final int DEEPEST = 100;
    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
                    .loaderOptions(limits())
                    .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                    .disable(YAMLGenerator.Feature.SPLIT_LINES)
                    .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                    .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                    .build())
            .configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true);

    private YamlText() {}

    /** Keys in order of the alphabet, as upstream writes it. */
    static byte[] write(JsonNode tree) {
        try {
            return YAML.writeValueAsBytes(Wire.JSON.treeToValue(tree, TreeMap.class));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** JSON is YAML too and is read as such. */
    static JsonNode read(byte[] bytes) throws JsonBody.Malformed {
        if (looksLikeJson(bytes) && JsonSyntax.problem(bytes).isEmpty()) {
            return JsonBody.read(bytes).tree();
        }
        try {
            // Once more through JSON: YAML has numbers and texts that JSON has not.
            return JsonBody.read(Wire.json(YAML.readTree(JsonSyntax.text(bytes)), false))
                    .tree();
        } catch (JsonProcessingException e) {
            throw new JsonBody.Malformed("yaml: " + e.getOriginalMessage());
        } catch (IOException | UncheckedIOException e) {
            throw new JsonBody.Malformed("yaml: " + e.getMessage());
        }
    }

    private static boolean looksLikeJson(byte[] bytes) {
        for (byte b : bytes) {
            if (!Character.isWhitespace(b)) {
                return b == '{';
            }
        }
        return false;
    }

    private static LoaderOptions limits() {
        LoaderOptions options = new LoaderOptions();
        options.setNestingDepthLimit(DEEPEST);
        options.setMaxAliasesForCollections(50);
        options.setCodePointLimit(BodyCollector.LARGEST);
        return options;
    }
}
