package dev.podfall.engine.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.fault.ObjectPath.Step;
import java.util.List;

/** Changes to one object, as a JSON patch and the patch that takes it back (RFC 6902). */
final class ObjectEdit {
    private final String fault;
    private final ObjectNode object;
    private final ArrayNode forth = JsonNodeFactory.instance.arrayNode();
    private final ArrayNode back = JsonNodeFactory.instance.arrayNode();

    /** @param now the object as it is; left alone */
    ObjectEdit(String fault, ObjectNode now) {
        this.fault = fault;
        this.object = now.deepCopy();
    }

    JsonNode forth() {
        return forth;
    }

    JsonNode back() {
        return back;
    }

    /** What stands there, or null. */
    JsonNode at(ObjectPath path) {
        Place place = walk(path.steps());
        return place.rest.isEmpty() ? place.node : null;
    }

    /** Puts a value there; what is missing on the way comes into being. */
    void set(ObjectPath path, JsonNode value) {
        Place place = walk(path.steps());
        if (place.rest.isEmpty()) {
            replace(place, value);
        } else {
            add(place, value);
        }
    }

    /** Puts a value where one stands already. */
    void replace(ObjectPath path, JsonNode value) {
        replace(there(path), value);
    }

    /** Takes away what stands there. */
    void remove(ObjectPath path) {
        Place place = there(path);
        if (place.parent instanceof ObjectNode parent) {
            parent.remove(place.key);
        } else {
            ((ArrayNode) place.parent).remove(Integer.parseInt(place.key));
        }
        operation(forth, "remove", place.pointer, null);
        undo("add", place.pointer, place.node);
    }

    private Place there(ObjectPath path) {
        Place place = walk(path.steps());
        if (!place.rest.isEmpty()) {
            throw new FaultUnfit(
                    fault,
                    object.path("kind").asText() + " "
                            + object.at("/metadata/name").asText() + " has nothing at " + place.pointer + "/"
                            + place.rest.get(0).toString().replaceAll(".*\\[|]", ""));
        }
        return place;
    }

    private void replace(Place place, JsonNode value) {
        if (place.node.equals(value)) {
            return;
        }
        put(place.parent, place.key, value);
        operation(forth, "replace", place.pointer, value);
        undo("replace", place.pointer, place.node);
    }

    private void add(Place place, JsonNode value) {
        JsonNode grown = grown(place.rest.subList(1, place.rest.size()), value);
        if (place.rest.get(0) instanceof Step.Field field && place.node instanceof ObjectNode parent) {
            parent.set(field.name(), grown);
            String pointer = place.pointer + "/" + escaped(field.name());
            operation(forth, "add", pointer, grown);
            undo("remove", pointer, null);
        } else if (place.rest.get(0) instanceof Step.Element element && place.node instanceof ArrayNode list) {
            JsonNode added = identified(element, grown);
            String pointer = place.pointer + "/" + list.size();
            list.add(added);
            operation(forth, "add", pointer, added);
            undo("remove", pointer, null);
        } else {
            throw new FaultUnfit(fault, place.pointer + " is " + place.node + ", where nothing can be added");
        }
    }

    private static JsonNode grown(List<Step> steps, JsonNode value) {
        if (steps.isEmpty()) {
            return value;
        }
        JsonNode inner = grown(steps.subList(1, steps.size()), value);
        if (steps.get(0) instanceof Step.Field field) {
            ObjectNode outer = JsonNodeFactory.instance.objectNode();
            outer.set(field.name(), inner);
            return outer;
        }
        return JsonNodeFactory.instance.arrayNode().add(identified((Step.Element) steps.get(0), inner));
    }

    private static JsonNode identified(Step.Element element, JsonNode fields) {
        ObjectNode one = JsonNodeFactory.instance.objectNode().put(element.key(), element.value());
        if (fields instanceof ObjectNode more) {
            one.setAll(more);
        }
        return one;
    }

    private static void put(ContainerNode<?> parent, String key, JsonNode value) {
        if (parent instanceof ObjectNode object) {
            object.set(key, value);
        } else {
            ((ArrayNode) parent).set(Integer.parseInt(key), value);
        }
    }

    private static ObjectNode operation(ArrayNode patch, String op, String pointer, JsonNode value) {
        ObjectNode operation = patch.addObject().put("op", op).put("path", pointer);
        if (value != null) {
            operation.set("value", value.deepCopy());
        }
        return operation;
    }

    /** The way back begins with the last step. */
    private void undo(String op, String pointer, JsonNode value) {
        operation(back, op, pointer, value);
        back.insert(0, back.remove(back.size() - 1));
    }

    /**
     * As far as a path leads.
     *
     * @param rest what is missing; empty if {@code node} is what it names
     */
    private record Place(ContainerNode<?> parent, String key, JsonNode node, String pointer, List<Step> rest) {}

    private Place walk(List<Step> steps) {
        Place place = new Place(null, null, object, "", steps);
        while (!place.rest.isEmpty()) {
            Place next = step(place);
            if (next == null) {
                return place;
            }
            place = next;
        }
        return place;
    }

    private static Place step(Place from) {
        String key = key(from.rest.get(0), from.node);
        if (key == null) {
            return null;
        }
        JsonNode node = from.node instanceof ArrayNode list ? list.get(Integer.parseInt(key)) : from.node.get(key);
        return new Place(
                (ContainerNode<?>) from.node,
                key,
                node,
                from.pointer + "/" + escaped(key),
                from.rest.subList(1, from.rest.size()));
    }

    /** The field's name or the element's index; null if it is not there. */
    private static String key(Step step, JsonNode node) {
        if (step instanceof Step.Field field) {
            if (node instanceof ArrayNode list && field.name().matches("\\d{1,4}")) {
                return Integer.parseInt(field.name()) < list.size() ? field.name() : null;
            }
            return node.hasNonNull(field.name()) ? field.name() : null;
        }
        Step.Element element = (Step.Element) step;
        for (int i = 0; node instanceof ArrayNode list && i < list.size(); i++) {
            if (list.get(i).path(element.key()).asText().equals(element.value())) {
                return String.valueOf(i);
            }
        }
        return null;
    }

    private static String escaped(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }
}
