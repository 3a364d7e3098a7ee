package dev.podfall.sim.api.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.schema.JsonSyntax;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads JSON as Go does: with its words for what is none, and telling of fields that were told twice. */
final class JsonBody {
    private final List<String> duplicates = new ArrayList<>();

    private JsonBody() {}

    /** It is no JSON; the message is what Go's parser says. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(String message) {
            super(message);
        }
    }

    static Body read(byte[] bytes) throws Malformed {
        Optional<String> problem = JsonSyntax.problem(bytes);
        if (problem.isPresent()) {
            throw new Malformed(problem.get());
        }
        JsonBody reader = new JsonBody();
        try (JsonParser parser = Wire.JSON.createParser(JsonSyntax.text(bytes))) {
            parser.nextToken();
            return new Body(reader.read(parser, ""), reader.duplicates);
        } catch (JsonProcessingException tooMuch) {
            throw new Malformed(tooMuch.getOriginalMessage());
        } catch (IOException e) {
            throw new Malformed(e.getMessage());
        }
    }

    private JsonNode read(JsonParser parser, String path) throws IOException, Malformed {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            ObjectNode object = nodes.objectNode();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = wellFormed(parser.currentName());
                String child = path.isEmpty() ? name : path + "." + name;
                parser.nextToken();
                if (object.replace(name, read(parser, child)) != null) {
                    duplicates.add(child);
                }
            }
            return object;
        }
        if (token == JsonToken.START_ARRAY) {
            ArrayNode array = nodes.arrayNode();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                array.add(read(parser, path + "[" + array.size() + "]"));
            }
            return array;
        }
        if (token == JsonToken.VALUE_STRING) {
            return nodes.textNode(wellFormed(parser.getText()));
        }
        return number(Wire.JSON.readTree(parser));
    }

    private static JsonNode number(JsonNode value) throws Malformed {
        if (value.isDouble() && !Double.isFinite(value.doubleValue())) {
            throw new Malformed("json: cannot unmarshal number into Go value of type float64");
        }
        return value;
    }

    /** Half of a surrogate pair becomes a replacement character: no such text can be written again. */
    private static String wellFormed(String text) {
        boolean whole = text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
        if (whole) {
            return text;
        }
        StringBuilder mended = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
                .forEach(mended::appendCodePoint);
        return mended.toString();
    }
}
