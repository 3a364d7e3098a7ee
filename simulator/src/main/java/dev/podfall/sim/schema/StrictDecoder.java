package dev.podfall.sim.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Decodes an object as Go would decode it into its struct: a value of the wrong type is an error, an unknown field is
 * dropped and told of. Mirrors {@code sigs.k8s.io/json}.
 */
public final class StrictDecoder {
    private final List<String> unknown = new ArrayList<>();

    private StrictDecoder() {}

    /**
     * Checks {@code object} and removes its unknown fields, in place.
     *
     * @return the strict errors, such as {@code unknown field "spec.replica"}, in order of appearance
     * @throws DecodeFailure the first value of a wrong type
     */
    public static List<String> decode(FieldType.Struct kind, ObjectNode object) {
        return decode(kind, object, MissingNode.getInstance());
    }

    /** As above. @param decoded what was decoded before: what {@code object} shares with it is not looked at again */
    public static List<String> decode(FieldType.Struct kind, ObjectNode object, JsonNode decoded) {
        StrictDecoder decoder = new StrictDecoder();
        decoder.struct(kind, object, decoded, Place.ROOT);
        return decoder.unknown;
    }

    /**
     * Where the decoder is: each place knows the one around it, and is put into words only when there is something to tell.
     *
     * @param around null for the object itself
     * @param struct whose field it is; null for an item of a list and an entry of a map
     * @param step the name of a field or of an entry; an index in brackets for an item
     */
    private record Place(Place around, FieldType.Struct struct, String step) {
        static final Place ROOT = new Place(null, null, "");

        Place field(FieldType.Struct owner, String name) {
            return new Place(this, owner, name);
        }

        Place item(int index) {
            return new Place(this, null, "[" + index + "]");
        }

        Place key(String key) {
            return new Place(this, null, "." + key);
        }

        /** With indexes, for unknown fields. */
        String path() {
            if (around == null) {
                return "";
            }
            return struct == null ? around.path() + step : join(around.path(), step);
        }

        /** Without indexes and with the names of embedded structs, as Go tells of wrong types. */
        String goPath() {
            if (around == null) {
                return "";
            }
            if (struct == null) {
                return around.goPath();
            }
            String embedded = Embedded.in(struct.simpleName(), step);
            return join(around.goPath(), embedded == null ? step : embedded + "." + step);
        }

        /** The struct whose field is decoded. */
        String owner() {
            if (around == null) {
                return "";
            }
            if (struct == null) {
                return around.owner();
            }
            return struct.simpleName();
        }

        /** The type of what is decoded, as Go names it. */
        String type(FieldType type) {
            if (struct != null) {
                String embedded = Embedded.in(struct.simpleName(), step);
                String in = embedded == null ? struct.name() : struct.sibling(embedded);
                String named = GoTypes.of(in, step);
                return named == null ? type.goName() : named;
            }
            String list = around == null || !step.startsWith("[") ? "" : around.type(new FieldType.ListOf(type));
            return list.startsWith("[]") ? list.substring(2) : type.goName();
        }

        private static String join(String left, String right) {
            return left.isEmpty() ? right : left + "." + right;
        }
    }

    private void struct(FieldType.Struct struct, ObjectNode object, JsonNode decoded, Place place) {
        Map<String, FieldType.Field> fields = struct.fields();
        for (Iterator<Map.Entry<String, JsonNode>> i = object.fields(); i.hasNext(); ) {
            Map.Entry<String, JsonNode> entry = i.next();
            JsonNode before = decoded.path(entry.getKey());
            if (entry.getValue() == before) {
                continue;
            }
            FieldType.Field field = fields.get(entry.getKey());
            Place at = place.field(struct, entry.getKey());
            if (field == null) {
                unknown.add("unknown field \"" + at.path() + "\"");
                i.remove();
            } else {
                value(field.type(), entry.getValue(), before, at);
            }
        }
    }

    private void value(FieldType type, JsonNode value, JsonNode decoded, Place place) {
        if (value.isNull()) {
            return;
        }
        if (type instanceof FieldType.Struct struct) {
            struct(struct, object(type, value, place), decoded, place);
        } else if (type instanceof FieldType.ListOf list) {
            if (!value.isArray()) {
                throw wrong(value, type, place);
            }
            for (int i = 0; i < value.size(); i++) {
                value(list.item(), value.get(i), decoded.path(i), place.item(i));
            }
        } else if (type instanceof FieldType.MapOf map) {
            object(type, value, place)
                    .properties()
                    .forEach(e -> value(map.value(), e.getValue(), decoded.path(e.getKey()), place.key(e.getKey())));
        } else {
            scalar((FieldType.Scalar) type, value, place);
        }
    }

    private static ObjectNode object(FieldType type, JsonNode value, Place place) {
        if (value instanceof ObjectNode object) {
            return object;
        }
        throw wrong(value, type, place);
    }

    private static void scalar(FieldType.Scalar type, JsonNode value, Place place) {
        boolean right = switch (type) {
            case ANY -> true;
            case STRING -> value.isTextual();
            case BOOL -> value.isBoolean();
            case FLOAT64 -> value.isNumber();
            case INT32 -> value.isNumber() && ScalarForms.integer(value, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case INT64 -> value.isNumber() && ScalarForms.integer(value, Long.MIN_VALUE, Long.MAX_VALUE);
            case INT_OR_STRING ->
                value.isTextual()
                        || value.isNumber() && ScalarForms.integer(value, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case BYTES -> value.isTextual() && ScalarForms.base64(value.asText());
            case TIME -> value.isTextual() && ScalarForms.time(value.asText());
            case QUANTITY -> ScalarForms.quantity(value);
        };
        if (!right) {
            throw wrong(value, type, place);
        }
    }

    private static DecodeFailure wrong(JsonNode value, FieldType type, Place place) {
        String message = "json: cannot unmarshal " + ScalarForms.name(value, type) + " into Go struct field "
                + place.owner() + "." + place.goPath() + " of type " + place.type(type);
        return new DecodeFailure(place.path(), message, inPatch(value, type), inApply(value, type));
    }

    /** Mirrors {@code sigs.k8s.io/structured-merge-diff/typed/validate.go}. */
    private static String inApply(JsonNode value, FieldType type) {
        String text = value.isTextual() ? value.toString() : GoText.of(value);
        if (type instanceof FieldType.Struct || type instanceof FieldType.MapOf) {
            return "expected map, got &{" + GoText.of(value) + "}";
        }
        if (type instanceof FieldType.ListOf) {
            return "expected list, got &{" + GoText.of(value) + "}";
        }
        String given = "got &value.valueUnstructured{Value:" + text + "}";
        return switch ((FieldType.Scalar) type) {
            case INT32, INT64, FLOAT64 -> "expected numeric (int or float), got " + ScalarForms.goType(value);
            case BOOL -> "expected boolean, " + given;
            default -> "expected string, " + given;
        };
    }

    /** Mirrors {@code k8s.io/apimachinery/pkg/runtime/converter.go}. */
    private static String inPatch(JsonNode value, FieldType type) {
        String given = ScalarForms.goKind(value);
        if (type instanceof FieldType.Struct) {
            return "cannot restore struct from: " + given;
        }
        if (type instanceof FieldType.ListOf) {
            return "cannot restore slice from " + given;
        }
        if (type instanceof FieldType.MapOf) {
            return "cannot restore map from " + given;
        }
        boolean number = type == FieldType.Scalar.INT32 || type == FieldType.Scalar.INT64;
        return number && value.isTextual()
                ? "unrecognized type: " + type.goName()
                : "cannot convert " + given + " to " + type.goName();
    }
}
