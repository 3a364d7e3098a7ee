package dev.podfall.sim.kustomize;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;

/** Files of YAML, with what there is in them. */
public final class Documents {
    private static final int LARGEST = 3 << 20;
    private static final YAMLFactory FACTORY =
            YAMLFactory.builder().loaderOptions(limits()).build();
    private static final ObjectMapper YAML = new ObjectMapper(FACTORY);

    private Documents() {}

    private static LoaderOptions limits() {
        LoaderOptions options = new LoaderOptions();
        options.setNestingDepthLimit(100);
        options.setMaxAliasesForCollections(50);
        options.setCodePointLimit(LARGEST);
        return options;
    }

    /** All documents that are not empty, with those of lists one by one. @throws IOException with the parser's text */
    public static List<JsonNode> all(byte[] bytes) throws IOException {
        List<JsonNode> all = new ArrayList<>();
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.indexOf('*') >= 0) {
            refuseAliases(text);
        }
        try (JsonParser parser = YAML.createParser(text)) {
            while (parser.nextToken() != null) {
                JsonNode document = YAML.readTree(parser);
                if (document.path("kind").asText().equals("List")
                        && document.path("items").isArray()) {
                    document.path("items").forEach(all::add);
                } else if (!document.isNull() && !document.isMissingNode()) {
                    all.add(document);
                }
            }
        } catch (JsonProcessingException malformed) {
            throw new IOException("yaml: " + firstLine(malformed), malformed);
        }
        return all;
    }

    /** The parser would take an alias for the text of its name, and nobody would hear of it. */
    private static void refuseAliases(String text) throws IOException {
        try (YAMLParser parser = FACTORY.createParser(text)) {
            while (parser.nextToken() != null) {
                if (parser.isCurrentAlias()) {
                    throw new IOException(
                            "yaml: line " + parser.currentTokenLocation().getLineNr()
                                    + ": aliases of anchors are not simulated; write out what stands at the anchor");
                }
            }
        } catch (JsonProcessingException malformed) {
            // Read below, and told there.
        }
    }

    private static String firstLine(JsonProcessingException malformed) {
        int line = malformed.getLocation() == null ? 0 : malformed.getLocation().getLineNr();
        String what =
                malformed.getOriginalMessage().lines().findFirst().orElse("").strip();
        return (line > 0 ? "line " + line + ": " : "") + what;
    }

    /** One document that is a mapping; empty text is an empty one. */
    static ObjectNode one(byte[] bytes) throws IOException {
        List<JsonNode> all = all(bytes);
        if (all.isEmpty()) {
            return YAML.createObjectNode();
        }
        if (all.size() == 1 && all.get(0) instanceof ObjectNode object) {
            return object;
        }
        throw new IOException("json: cannot unmarshal " + (all.get(0).isArray() ? "array" : "string")
                + " into Go value of type types.Kustomization");
    }
}
