package dev.podfall.sim.structural;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A schema of a CustomResourceDefinition, or a part of one: what a value may be. It never changes. Mirrors {@code
 * k8s.io/apiextensions-apiserver/pkg/apiserver/schema.Structural}.
 */
public final class StructuralSchema {
    private static final String LIST_TYPE = "x-kubernetes-list-type";

    private final JsonNode json;
    private final Map<String, StructuralSchema> properties = new TreeMap<>();
    private final StructuralSchema items;
    private final StructuralSchema values;
    private final Alternatives alternatives;
    private final List<String> required;
    private final List<String> listKeys;

    private StructuralSchema(JsonNode json) {
        this.json = json;
        json.path("properties").properties().forEach(e -> properties.put(e.getKey(), of(e.getValue())));
        this.items = optional(json.path("items"));
        this.values = optional(json.path("additionalProperties"));
        this.alternatives = new Alternatives(
                all(json.path("allOf")), all(json.path("anyOf")), all(json.path("oneOf")), optional(json.path("not")));
        this.required = texts(json.path("required"));
        this.listKeys = texts(json.path("x-kubernetes-list-map-keys"));
    }

    /** Schemas of the same value, all of which, one of which at least, exactly one of which or none of which it must fit. */
    record Alternatives(
            List<StructuralSchema> all,
            List<StructuralSchema> any,
            List<StructuralSchema> one,
            StructuralSchema none) {}

    /** @param json as written in a definition; what is no schema is one that says nothing */
    public static StructuralSchema of(JsonNode json) {
        return new StructuralSchema(json);
    }

    private static StructuralSchema optional(JsonNode json) {
        return json.isObject() ? of(json) : null;
    }

    private static List<StructuralSchema> all(JsonNode list) {
        List<StructuralSchema> all = new ArrayList<>();
        list.forEach(item -> all.add(of(item)));
        return List.copyOf(all);
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(item -> texts.add(item.asText()));
        return List.copyOf(texts);
    }

    /** As it is written. */
    public JsonNode json() {
        return json;
    }

    /** {@code object}, {@code array}, {@code string}, {@code integer}, {@code number}, {@code boolean}, or empty. */
    public String type() {
        return json.path("type").asText("");
    }

    /** The fields of an object, by name. */
    public Map<String, StructuralSchema> properties() {
        return properties;
    }

    /** The items of a list; null if nothing is said of them. */
    public StructuralSchema items() {
        return items;
    }

    /** The values of a map; null if nothing is said of them. */
    public StructuralSchema values() {
        return values;
    }

    /** Whether fields that {@link #properties} does not name are named by {@code additionalProperties}. */
    public boolean isMap() {
        return values != null || json.path("additionalProperties").asBoolean();
    }

    /** What there is of a field or an entry of that name; null for nothing. */
    public StructuralSchema field(String name) {
        StructuralSchema property = properties.get(name);
        return property == null ? values : property;
    }

    Alternatives alternatives() {
        return alternatives;
    }

    List<String> required() {
        return required;
    }

    public boolean preservesUnknownFields() {
        return json.path("x-kubernetes-preserve-unknown-fields").asBoolean();
    }

    public boolean isEmbeddedResource() {
        return json.path("x-kubernetes-embedded-resource").asBoolean();
    }

    public boolean isIntOrString() {
        return json.path("x-kubernetes-int-or-string").asBoolean();
    }

    public boolean isNullable() {
        return json.path("nullable").asBoolean();
    }

    /** What is there by default; null for nothing. */
    public JsonNode defaultValue() {
        JsonNode value = json.get("default");
        return value == null || value.isNull() ? null : value;
    }

    /** {@code atomic}, {@code set} or {@code map}. */
    public String listType() {
        return json.path(LIST_TYPE).asText("atomic");
    }

    /** What tells the items of a list of type {@code map} apart. */
    public List<String> listKeys() {
        return listKeys;
    }

    public boolean isAtomicMap() {
        return json.path("x-kubernetes-map-type").asText().equals("atomic");
    }

    /** The rules in CEL, in their order. */
    public JsonNode rules() {
        return json.path("x-kubernetes-validations");
    }
}
