package dev.podfall.sim.api.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.schema.FieldType;
import dev.podfall.sim.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Spoils objects at places that chance names, with values of the right type or of a wrong one. */
record Mutation(Wild wild) {
    private static final int DEEPEST = 30;

    /** A place in a tree: a field or an item, and what the schema says it is; the type is null where it says nothing. */
    private record Place(JsonNode parent, String key, int index, FieldType type) {
        JsonNode value() {
            return parent instanceof ObjectNode ? parent.get(key) : parent.get(index);
        }

        void set(JsonNode value) {
            if (parent instanceof ObjectNode object) {
                object.set(key, value);
            } else {
                ((ArrayNode) parent).set(index, value);
            }
        }

        void remove() {
            if (parent instanceof ObjectNode object) {
                object.remove(key);
            } else {
                ((ArrayNode) parent).remove(index);
            }
        }
    }

    /** A copy with one to three faults, or now and then none. */
    ObjectNode of(ObjectNode sample) {
        ObjectNode copy = sample.deepCopy();
        int faults = wild.chance(10) ? 0 : 1 + wild.dice().nextInt(3);
        for (int i = 0; i < faults; i++) {
            spoil(copy);
        }
        return copy;
    }

    private void spoil(ObjectNode object) {
        Optional<FieldType.Struct> kind = Schema.builtIn()
                .kind(object.path("apiVersion").asText(), object.path("kind").asText());
        List<Place> places = new ArrayList<>();
        collect(object, kind.orElse(null), 0, places);
        if (places.isEmpty()) {
            return;
        }
        Place place = wild.one(places);
        switch (wild.dice().nextInt(8)) {
            case 0 -> place.remove();
            case 1 -> place.set(wild.deep());
            case 2 -> place.set(wild.one(places).value().deepCopy());
            case 3 -> {
                if (place.parent() instanceof ArrayNode array) {
                    array.add(array.get(0).deepCopy());
                } else {
                    ((ObjectNode) place.parent()).set(wild.text(), wild.value());
                }
            }
            case 4, 5 -> addField(place, kind.orElse(null));
            default -> place.set(wild.value());
        }
    }

    /** A field that the schema knows and the sample has not. */
    private void addField(Place place, FieldType root) {
        FieldType type = place.type() == null ? root : place.type();
        if (type instanceof FieldType.Struct struct && place.value() instanceof ObjectNode target) {
            List<Map.Entry<String, FieldType.Field>> fields =
                    new ArrayList<>(new java.util.TreeMap<>(struct.fields()).entrySet());
            Map.Entry<String, FieldType.Field> field = wild.one(fields);
            target.set(field.getKey(), fitting(field.getValue().type(), 0));
        } else {
            place.set(fitting(type, 0));
        }
    }

    private JsonNode fitting(FieldType type, int depth) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (type == null || wild.chance(8)) {
            return wild.value();
        }
        if (type instanceof FieldType.ListOf list) {
            ArrayNode array = nodes.arrayNode();
            for (int i = wild.dice().nextInt(3); i > 0; i--) {
                array.add(fitting(list.item(), depth + 1));
            }
            return array;
        }
        if (type instanceof FieldType.MapOf map) {
            return nodes.objectNode().set(wild.text(), fitting(map.value(), depth + 1));
        }
        if (type instanceof FieldType.Struct struct) {
            ObjectNode object = nodes.objectNode();
            if (depth < 5) {
                new java.util.TreeMap<>(struct.fields()).forEach((name, field) -> {
                    if (wild.chance(30)) {
                        object.set(name, fitting(field.type(), depth + 1));
                    }
                });
            }
            return object;
        }
        return switch ((FieldType.Scalar) type) {
            case INT32, INT64, FLOAT64 -> wild.number();
            case BOOL -> nodes.booleanNode(wild.chance(50));
            case INT_OR_STRING, QUANTITY, ANY -> wild.value();
            case TIME -> nodes.textNode("2026-01-01T00:00:00Z");
            default -> nodes.textNode(wild.text());
        };
    }

    private static void collect(JsonNode tree, FieldType type, int depth, List<Place> places) {
        if (depth > DEEPEST) {
            return;
        }
        if (tree instanceof ObjectNode object) {
            object.properties().forEach(field -> {
                FieldType child = null;
                if (type instanceof FieldType.Struct struct) {
                    FieldType.Field known = struct.fields().get(field.getKey());
                    child = known == null ? null : known.type();
                } else if (type instanceof FieldType.MapOf map) {
                    child = map.value();
                }
                places.add(new Place(object, field.getKey(), 0, child));
                collect(field.getValue(), child, depth + 1, places);
            });
        } else if (tree instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                FieldType child = type instanceof FieldType.ListOf list ? list.item() : null;
                places.add(new Place(array, "", i, child));
                collect(array.get(i), child, depth + 1, places);
            }
        }
    }
}
