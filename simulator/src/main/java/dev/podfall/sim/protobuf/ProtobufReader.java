package dev.podfall.sim.protobuf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.protobuf.Messages.Field;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

/** An object out of protobuf, as the JSON tree that the same object is. */
public final class ProtobufReader {
    private static final byte[] MAGIC = {'k', '8', 's', 0};
    private static final int DEEPEST = 100;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final ObjectMapper JSON = new ObjectMapper();

    private ProtobufReader() {}

    /**
     * The object.
     *
     * @throws ApiException 400 if it is none, or of a kind whose protobuf is not known
     */
    public static ObjectNode read(byte[] bytes) {
        for (int i = 0; i < MAGIC.length; i++) {
            if (bytes.length <= i || bytes[i] != MAGIC[i]) {
                throw ApiException.badRequest(
                        "provided data does not appear to be a protobuf message, expected prefix [107 56 115 0]");
            }
        }
        try {
            return envelope(new WireInput(bytes, MAGIC.length, bytes.length));
        } catch (WireInput.MalformedException | IOException | java.time.DateTimeException e) {
            throw ApiException.badRequest("the protobuf object cannot be decoded: " + e.getMessage());
        }
    }

    private static ObjectNode envelope(WireInput in) throws IOException {
        String apiVersion = "";
        String kind = "";
        WireInput raw = null;
        while (in.hasMore()) {
            int tag = (int) in.varint();
            if (tag >>> 3 == 1) {
                WireInput meta = in.message();
                while (meta.hasMore()) {
                    int field = (int) meta.varint() >>> 3;
                    String text = meta.text();
                    apiVersion = field == 1 ? text : apiVersion;
                    kind = field == 2 ? text : kind;
                }
            } else if (tag >>> 3 == 2) {
                raw = in.message();
            } else {
                in.skip(tag & 7);
            }
        }
        String version = apiVersion;
        String name = Messages.name(apiVersion, kind).orElse(null);
        if (name == null) {
            throw ApiException.badRequest("no kind \"" + kind + "\" is registered for version \"" + version + "\"");
        }
        ObjectNode object = NODES.objectNode().put("kind", kind).put("apiVersion", apiVersion);
        if (raw != null) {
            message(raw, name, object, 0);
        }
        return object;
    }

    private static void message(WireInput in, String name, ObjectNode into, int depth) throws IOException {
        if (depth > DEEPEST) {
            throw new WireInput.MalformedException("it is nested too deep");
        }
        Map<Integer, Field> fields = Messages.fields(name);
        while (in.hasMore()) {
            int tag = (int) in.varint();
            Field field = fields.get(tag >>> 3);
            if (field == null) {
                in.skip(tag & 7);
            } else if (field.name().isEmpty()) {
                message(in.message(), field.type(), into, depth + 1);
            } else {
                field(in, field, into, depth + 1);
            }
        }
    }

    private static void field(WireInput in, Field field, ObjectNode into, int depth) throws IOException {
        if (field.form() == '[') {
            into.withArray("/" + field.name()).add(value(in, field, depth));
        } else if (field.form() == '{') {
            entry(in.message(), field, into.withObject("/" + field.name()), depth);
        } else {
            JsonNode value = value(in, field, depth);
            // Go writes zero values of fields that JSON leaves out.
            if (field.form() == '*' || field.isMessage() || !isZero(value)) {
                into.set(field.name(), value);
            }
        }
    }

    private static boolean isZero(JsonNode value) {
        return value.isNull()
                || value.isTextual() && value.textValue().isEmpty()
                || value.isNumber() && value.doubleValue() == 0
                || value.isBoolean() && !value.booleanValue();
    }

    private static void entry(WireInput in, Field field, ObjectNode into, int depth) throws IOException {
        String key = "";
        JsonNode value = field.isMessage() ? NODES.objectNode() : NODES.textNode("");
        while (in.hasMore()) {
            int tag = (int) in.varint();
            if (tag >>> 3 == 1) {
                key = in.text();
            } else if (tag >>> 3 == 2) {
                value = value(in, field, depth);
            } else {
                in.skip(tag & 7);
            }
        }
        into.set(key, value);
    }

    private static JsonNode value(WireInput in, Field field, int depth) throws IOException {
        return switch (field.type()) {
            case "s" -> NODES.textNode(in.text());
            case "i" -> number(in.varint());
            case "b" -> NODES.booleanNode(in.varint() != 0);
            case "d" -> NODES.numberNode(Double.longBitsToDouble(in.fixed(8)));
            case "y" ->
                NODES.textNode(Base64.getEncoder().encodeToString(in.message().rest()));
            case "t" -> time(in.message(), false);
            case "m" -> time(in.message(), true);
            case "D" ->
                NODES.textNode(java.time.Duration.ofNanos(first(in.message()))
                        .toString()
                        .substring(2)
                        .toLowerCase(java.util.Locale.ROOT));
            case "q" -> quantity(in.message());
            case "x" -> intOrString(in.message());
            case "f", "r" -> raw(in.message());
            case "L" -> texts(in.message());
            default -> {
                ObjectNode child = NODES.objectNode();
                message(in.message(), field.type(), child, depth);
                yield child;
            }
        };
    }

    private static JsonNode number(long value) {
        return value == (int) value ? NODES.numberNode((int) value) : NODES.numberNode(value);
    }

    private static long first(WireInput in) {
        long value = 0;
        while (in.hasMore()) {
            int tag = (int) in.varint();
            if (tag >>> 3 == 1) {
                value = in.varint();
            } else {
                in.skip(tag & 7);
            }
        }
        return value;
    }

    private static JsonNode time(WireInput in, boolean micro) {
        if (!in.hasMore()) {
            return NODES.nullNode();
        }
        long seconds = 0;
        long nanos = 0;
        while (in.hasMore()) {
            int tag = (int) in.varint();
            switch (tag >>> 3) {
                case 1 -> seconds = in.varint();
                case 2 -> nanos = in.varint();
                default -> in.skip(tag & 7);
            }
        }
        Instant instant = Instant.ofEpochSecond(seconds, nanos);
        return NODES.textNode(micro ? KubeObject.microTime(instant) : KubeObject.time(instant));
    }

    private static JsonNode quantity(WireInput in) {
        ArrayNode texts = texts(in);
        return texts.isEmpty() || texts.get(0).textValue().isEmpty() ? NODES.textNode("0") : texts.get(0);
    }

    private static JsonNode intOrString(WireInput in) {
        boolean text = false;
        JsonNode number = NODES.numberNode(0);
        JsonNode string = NODES.textNode("");
        while (in.hasMore()) {
            int tag = (int) in.varint();
            switch (tag >>> 3) {
                case 1 -> text = in.varint() == 1;
                case 2 -> number = number((int) in.varint());
                case 3 -> string = NODES.textNode(in.text());
                default -> in.skip(tag & 7);
            }
        }
        return text ? string : number;
    }

    private static JsonNode raw(WireInput in) throws IOException {
        ArrayNode texts = texts(in);
        return texts.isEmpty() || texts.get(0).textValue().isEmpty()
                ? NODES.nullNode()
                : JSON.readTree(texts.get(0).textValue().getBytes(StandardCharsets.UTF_8));
    }

    private static ArrayNode texts(WireInput in) {
        ArrayNode texts = NODES.arrayNode();
        while (in.hasMore()) {
            int tag = (int) in.varint();
            if (tag >>> 3 == 1) {
                texts.add(in.text());
            } else {
                in.skip(tag & 7);
            }
        }
        return texts;
    }
}
