package dev.podfall.sim.openapi.build;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** Types with a form of their own in JSON, which the model cannot express. */
final class WellKnown {
    private WellKnown() {}

    static void addTo(Map<String, ObjectNode> schemas) {
        schemas.put(DefinitionNames.TIME, text("A time in RFC 3339 form.", "date-time"));
        schemas.put(DefinitionNames.MICRO_TIME, text("A time in RFC 3339 form, with microseconds.", "date-time"));
        schemas.put(
                DefinitionNames.QUANTITY,
                either(
                        "A fixed-point number with an optional suffix: 500m, 2, 64Mi, 1Gi, 1e3. Binary suffixes are Ki, Mi, "
                                + "Gi, Ti, Pi, Ei; decimal ones are n, u, m, k, M, G, T, P, E.",
                        "string",
                        "number"));
        ObjectNode intOrString = either(
                "An integer or a string, such as a port's number or name, a count or a percentage.",
                "integer",
                "string");
        schemas.put(DefinitionNames.INT_OR_STRING, intOrString.put("format", "int-or-string"));
        schemas.put(DefinitionNames.RAW_EXTENSION, object("Any object."));
        schemas.put(DefinitionNames.FIELDS, object("A set of fields: keys are f:NAME, k:KEYS, v:VALUE or i:INDEX."));
        schemas.put(DefinitionNames.EXTENSIONS + "JSON", described("Any value that is valid JSON."));
        for (String choice : List.of("Array", "Bool", "StringArray")) {
            schemas.put(
                    DefinitionNames.EXTENSIONS + "JSONSchemaPropsOr" + choice,
                    described("A schema, or something else in its place."));
        }
        schemas.put(DefinitionNames.PATCH, object("The changes, in the form that the Content-Type names."));
    }

    private static ObjectNode object(String description) {
        return described(description).put("type", "object");
    }

    private static ObjectNode text(String description, String format) {
        return described(description).put("type", "string").put("format", format);
    }

    private static ObjectNode either(String description, String one, String other) {
        ObjectNode schema = described(description);
        schema.putArray("oneOf").addObject().put("type", one);
        schema.withArray("/oneOf").addObject().put("type", other);
        return schema;
    }

    private static ObjectNode described(String description) {
        return JsonNodeFactory.instance.objectNode().put("description", description);
    }
}
