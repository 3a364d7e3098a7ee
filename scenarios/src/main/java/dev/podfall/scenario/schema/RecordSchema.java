package dev.podfall.scenario.schema;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.scenario.authored.Required;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Makes a JSON Schema (2020-12) from a record: components are properties, sealed types are alternatives. */
final class RecordSchema {
    static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    private static final String DURATION = "^(\\d+h)?(\\d+m)?(\\d+s)?$";

    private final Map<String, ObjectNode> definitions = new TreeMap<>();
    private final Set<Class<?>> reusable = new HashSet<>();
    private final Map<Class<?>, String> unauthored = new HashMap<>();

    /** An entry of that type may be written as {@code use: NAME} with some of its fields. */
    RecordSchema reusable(Class<?> type) {
        reusable.add(type);
        return this;
    }

    /** That component comes from the folder's name and is not written. */
    RecordSchema named(Class<?> type, String component) {
        unauthored.put(type, component);
        return this;
    }

    ObjectNode of(Class<?> type) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.put("$schema", DIALECT);
        schema.setAll(schema(type));
        if (!definitions.isEmpty()) {
            ObjectNode all = schema.putObject("$defs");
            definitions.forEach(all::set);
        }
        return schema;
    }

    private ObjectNode schema(Type type) {
        if (type instanceof ParameterizedType generic) {
            return generic(generic);
        }
        Class<?> c = (Class<?>) type;
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        if (c.isArray()) {
            return node.put("type", "array").set("items", schema(c.getComponentType()));
        } else if (c.isEnum()) {
            ArrayNode names = node.putArray("enum");
            for (Object constant : c.getEnumConstants()) {
                names.add(constant.toString());
            }
            return node;
        } else if (c.isRecord() || c.isSealed()) {
            return reference(c);
        }
        return scalar(c, node);
    }

    private static ObjectNode scalar(Class<?> c, ObjectNode node) {
        if (c == Duration.class) {
            return node.put("type", "string").put("pattern", DURATION);
        } else if (c == String.class) {
            return node.put("type", "string");
        } else if (c == int.class || c == long.class || c == Integer.class) {
            return node.put("type", "integer");
        } else if (c == double.class || c == Double.class) {
            return node.put("type", "number");
        } else if (c == boolean.class) {
            return node.put("type", "boolean");
        }
        return c == ObjectNode.class ? node.put("type", "object") : node;
    }

    private ObjectNode generic(ParameterizedType type) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        Type[] arguments = type.getActualTypeArguments();
        return type.getRawType() == List.class
                ? node.put("type", "array").set("items", schema(arguments[0]))
                : node.put("type", "object").set("additionalProperties", schema(arguments[1]));
    }

    private ObjectNode reference(Class<?> c) {
        String name = c.getName().substring(c.getPackageName().length() + 1).replace('$', '.');
        if (!definitions.containsKey(name)) {
            definitions.put(name, JsonNodeFactory.instance.objectNode());
            definitions.put(name, c.isRecord() ? record(c) : alternatives(c));
        }
        return JsonNodeFactory.instance.objectNode().put("$ref", "#/$defs/" + name);
    }

    private ObjectNode record(Class<?> c) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("type", "object");
        ObjectNode properties = node.putObject("properties");
        ArrayNode required = JsonNodeFactory.instance.arrayNode();
        for (RecordComponent component : c.getRecordComponents()) {
            if (component.getName().equals(unauthored.get(c))) {
                continue;
            }
            properties.set(component.getName(), schema(component.getGenericType()));
            if (component.getAccessor().isAnnotationPresent(Required.class)) {
                required.add(component.getName());
            }
        }
        if (reusable.contains(c)) {
            properties.putObject("use").put("type", "string");
            ArrayNode either = node.putArray("anyOf");
            either.addObject().set("required", required);
            either.addObject().putArray("required").add("use");
        } else if (!required.isEmpty()) {
            node.set("required", required);
        }
        return node.put("additionalProperties", false);
    }

    private ObjectNode alternatives(Class<?> c) {
        JsonTypeInfo info = c.getAnnotation(JsonTypeInfo.class);
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ArrayNode any = node.putArray("oneOf");
        for (JsonSubTypes.Type type : c.getAnnotation(JsonSubTypes.class).value()) {
            if (info.include() == JsonTypeInfo.As.WRAPPER_OBJECT) {
                any.add(wrapped(type.name(), schema(type.value())));
            } else {
                ObjectNode flat = record(type.value());
                ((ObjectNode) flat.path("properties"))
                        .putObject(info.property())
                        .put("const", type.name());
                flat.withArray("/required").add(info.property());
                any.add(flat);
            }
        }
        return node;
    }

    private static ObjectNode wrapped(String name, JsonNode inner) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("type", "object");
        node.putObject("properties").set(name, inner);
        node.putArray("required").add(name);
        return node.put("additionalProperties", false);
    }
}
