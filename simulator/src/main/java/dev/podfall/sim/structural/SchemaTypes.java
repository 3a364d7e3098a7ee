package dev.podfall.sim.structural;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;

/**
 * The type of a schema's values for expressions elsewhere than in the schema.
 *
 * @param provider knows the types that {@code type} names
 */
public record SchemaTypes(CelType type, CelTypeProvider provider) {
    /** @param name of the outermost type; those within are named after their paths */
    public static SchemaTypes of(JsonNode schema, String name) {
        RuleTypes types = new RuleTypes();
        CelType type = types.type(StructuralSchema.of(schema), name);
        return new SchemaTypes(type, types);
    }
}
