package dev.podfall.sim.openapi.build;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The schemas of all types that are reached from the kinds served, by name, as OpenAPI v3 writes them. */
final class Definitions {
    static final String REF = "#/components/schemas/";

    private final ModelSources sources;
    private final Facts facts;
    private final Map<String, ObjectNode> schemas = new TreeMap<>();

    Definitions(ModelSources sources, Facts facts) {
        this.sources = sources;
        this.facts = facts;
        WellKnown.addTo(schemas);
    }

    Map<String, ObjectNode> schemas() {
        return schemas;
    }

    /** Adds a class of the model and all that it refers to. */
    String add(String className) {
        String name = DefinitionNames.of(className);
        if (schemas.containsKey(name)) {
            return name;
        }
        ModelClass model = sources.find(className)
                .orElseThrow(() -> new IllegalStateException("No source of " + className + " on the class path."));
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schemas.put(name, schema);
        schema.put("description", model.description()).put("type", "object");
        ObjectNode properties = JsonNodeFactory.instance.objectNode();
        List<String> required = new ArrayList<>();
        for (ModelClass.Field field : model.fields()) {
            Map<String, String> known = facts.of(name, field.name());
            if (!known.containsKey("absent")) {
                properties.set(field.name(), property(field, known));
            }
            if (known.containsKey("required")) {
                required.add(field.name());
            }
        }
        if (!required.isEmpty()) {
            required.forEach(schema.withArray("/required")::add);
        }
        schema.set("properties", properties);
        Facts.apply(facts.of(name, "."), schema);
        kind(model, schema);
        return name;
    }

    private static void kind(ModelClass model, ObjectNode schema) {
        if (model.isKind()) {
            ObjectNode kind = schema.putArray("x-kubernetes-group-version-kind").addObject();
            kind.put("group", model.group()).put("kind", model.simpleName());
            kind.put("version", model.version());
        }
    }

    private ObjectNode property(ModelClass.Field field, Map<String, String> known) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        String description = facts.describe(field);
        if (!description.isEmpty()) {
            schema.put("description", description);
        }
        ObjectNode type = known.containsKey("ref") ? ref(known.get("ref")) : type(field.type());
        if (type.has("$ref")) {
            schema.putArray("allOf").add(type);
        } else {
            schema.setAll(type);
        }
        Facts.apply(known, schema);
        return schema;
    }

    private ObjectNode type(String javaType) {
        if (javaType.startsWith("List<")) {
            return object("array").set("items", item(inner(javaType, 0)));
        }
        if (javaType.startsWith("Map<")) {
            int comma = javaType.indexOf(',');
            return object("object").set("additionalProperties", item(inner(javaType, comma)));
        }
        return switch (javaType) {
            case "String" -> object("string");
            case "Boolean" -> object("boolean");
            case "Integer" -> object("integer").put("format", "int32");
            case "Long" -> object("integer").put("format", "int64");
            case "Double" -> object("number").put("format", "double");
            default -> DefinitionNames.isModel(javaType) ? modelRef(javaType) : object("object");
        };
    }

    private ObjectNode item(String javaType) {
        ObjectNode type = type(javaType);
        if (!type.has("$ref")) {
            return type;
        }
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.putArray("allOf").add(type);
        return schema;
    }

    private static String inner(String javaType, int from) {
        int start = from == 0 ? javaType.indexOf('<') : from;
        return javaType.substring(start + 1, javaType.length() - 1).strip();
    }

    private ObjectNode modelRef(String className) {
        String simple = className.substring(className.lastIndexOf('.') + 1);
        if (simple.equals("KubernetesResource") || simple.equals("AnyType")) {
            return ref(DefinitionNames.RAW_EXTENSION);
        }
        String name = DefinitionNames.of(className);
        return ref(schemas.containsKey(name) ? name : add(className));
    }

    private static ObjectNode ref(String name) {
        return JsonNodeFactory.instance.objectNode().put("$ref", REF + name);
    }

    private static ObjectNode object(String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type);
    }
}
