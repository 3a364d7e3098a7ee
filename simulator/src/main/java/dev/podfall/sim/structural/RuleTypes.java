package dev.podfall.sim.structural;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The types of a schema's values, for the compiler of rules. Mirrors {@code k8s.io/apiserver/pkg/cel/common/schemas.go}. */
@SuppressWarnings("Immutable") // It grows while a schema's types are collected, before the compiler sees it.
final class RuleTypes implements CelTypeProvider {
    private final Map<String, CelType> structs = new LinkedHashMap<>();

    /** The type of {@code self}. @param root whether it is a whole object, with kind, apiVersion and metadata */
    CelType of(StructuralSchema schema, boolean root) {
        return root ? root(schema) : type(schema, "selfType");
    }

    private CelType root(StructuralSchema schema) {
        Map<String, CelType> fields = fields(schema, "selfType");
        fields.put("apiVersion", SimpleType.STRING);
        fields.put("kind", SimpleType.STRING);
        Map<String, CelType> metadata = new HashMap<>();
        metadata.put("name", SimpleType.STRING);
        metadata.put("generateName", SimpleType.STRING);
        fields.put("metadata", struct("selfType.metadata", metadata));
        return struct("selfType", fields);
    }

    CelType type(StructuralSchema schema, String path) {
        if (schema.isIntOrString()) {
            return SimpleType.DYN;
        }
        return switch (schema.type()) {
            case "object" ->
                schema.values() != null
                        ? MapType.create(SimpleType.STRING, type(schema.values(), path + ".@values"))
                        : struct(path, fields(schema, path));
            case "array" ->
                ListType.create(schema.items() == null ? SimpleType.DYN : type(schema.items(), path + ".@items"));
            case "integer" -> SimpleType.INT;
            case "number" -> SimpleType.DOUBLE;
            case "boolean" -> SimpleType.BOOL;
            case "string" ->
                switch (schema.json().path("format").asText("")) {
                    case "date", "date-time" -> SimpleType.TIMESTAMP;
                    case "duration" -> SimpleType.DURATION;
                    default -> SimpleType.STRING;
                };
            default -> SimpleType.DYN;
        };
    }

    private Map<String, CelType> fields(StructuralSchema schema, String path) {
        Map<String, CelType> fields = new HashMap<>();
        schema.properties().forEach((name, property) -> {
            if (RuleNames.isUsable(name)) {
                fields.put(RuleNames.escape(name), type(property, path + "." + name));
            }
        });
        if (schema.isEmbeddedResource()) {
            fields.putIfAbsent("apiVersion", SimpleType.STRING);
            fields.putIfAbsent("kind", SimpleType.STRING);
        }
        return fields;
    }

    private CelType struct(String name, Map<String, CelType> fields) {
        ImmutableMap<String, CelType> kept = ImmutableMap.copyOf(fields);
        StructType type = StructType.create(name, kept.keySet(), field -> Optional.ofNullable(kept.get(field)));
        structs.put(name, type);
        return type;
    }

    @Override
    public ImmutableCollection<CelType> types() {
        return ImmutableList.copyOf(structs.values());
    }

    @Override
    public Optional<CelType> findType(String name) {
        return Optional.ofNullable(structs.get(name));
    }
}
