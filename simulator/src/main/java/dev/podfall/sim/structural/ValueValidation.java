package dev.podfall.sim.structural;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import dev.podfall.sim.client.FieldError;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Holds a value against its schema, and says all that does not fit, in upstream's words. What an update leaves as it was is
 * not held against a schema that was changed meanwhile. Mirrors {@code k8s.io/kube-openapi/pkg/validation/validate} and
 * {@code apiextensions-apiserver/pkg/apiserver/validation}.
 */
public final class ValueValidation {
    private ValueValidation() {}

    /**
     * @param old the value before an update; null on creation
     * @return what is wrong, in the order of the schema's fields
     */
    public static List<FieldError> validate(StructuralSchema schema, JsonNode value, JsonNode old) {
        return validate(schema, value, old, "").errors();
    }

    /** The errors of a part of an object, such as {@code status}. */
    public static List<FieldError> validate(StructuralSchema schema, String field, JsonNode value, JsonNode old) {
        return validate(schema, value, old, "").errors().stream()
                .map(e -> new FieldError(within(field, e.field()), e.reason(), e.detail()))
                .toList();
    }

    private static String within(String field, String path) {
        return path.equals(Findings.NOWHERE) ? field : field + "." + path;
    }

    static Findings validate(StructuralSchema schema, JsonNode value, JsonNode old, String path) {
        Findings found = check(schema, value, old, path);
        boolean unchanged = old != null && old.equals(value);
        return found.isEmpty() || !unchanged ? found : new Findings();
    }

    private static Findings check(StructuralSchema schema, JsonNode value, JsonNode old, String path) {
        Findings found = new Findings();
        if (value.isNull()) {
            found.merge(TypeCheck.check(schema, value, path));
            return found.merge(ScalarChecks.choice(schema, value, path));
        }
        if (!schema.type().isEmpty() || schema.isIntOrString()) {
            found.merge(TypeCheck.check(schema, value, path)).match();
        }
        found.merge(alternatives(schema, value, path)).match();
        if (value.isTextual()) {
            found.merge(ScalarChecks.text(schema, value, path)).match();
            found.merge(Formats.check(schema, value, path));
        } else if (value.isNumber()) {
            found.merge(ScalarChecks.number(schema, value, path)).match();
        } else if (value.isArray()) {
            found.merge(list(schema, value, old, path)).match();
        }
        found.merge(ScalarChecks.choice(schema, value, path)).match();
        if (value.isObject()) {
            found.merge(object(schema, value, old, path)).match();
        }
        return found.match();
    }

    private static Findings list(StructuralSchema schema, JsonNode value, JsonNode old, String path) {
        Findings found = new Findings();
        for (int i = 0; schema.items() != null && i < value.size(); i++) {
            JsonNode before = ListKeys.correlated(schema, value.get(i), old);
            found.merge(validate(schema.items(), value.get(i), before, path + "[" + i + "]"));
        }
        limits(schema.json(), "Items", value.size(), path, found);
        return found.match();
    }

    private static Findings object(StructuralSchema schema, JsonNode value, JsonNode old, String path) {
        Findings found = new Findings();
        limits(schema.json(), "Properties", value.size(), path, found);
        boolean correlates = old != null && old.isObject() && !schema.isAtomicMap();
        value.properties().forEach(e -> {
            if (!schema.properties().containsKey(e.getKey()) && schema.values() != null) {
                JsonNode was = correlates ? old.get(e.getKey()) : null;
                found.merge(validate(schema.values(), e.getValue(), was, path + "." + e.getKey()));
            }
        });
        schema.properties().forEach((name, property) -> {
            if (value.has(name)) {
                JsonNode was = correlates ? old.get(name) : null;
                String at = path.isEmpty() ? name : path + "." + name;
                found.merge(validate(property, value.get(name), was, at));
            }
        });
        for (String name : schema.required()) {
            if (!value.has(name)) {
                found.required(path + "." + name);
            }
        }
        return found;
    }

    private static void limits(JsonNode schema, String what, int size, String path, Findings found) {
        JsonNode least = schema.path("min" + what);
        JsonNode most = schema.path("max" + what);
        JsonNode shown = IntNode.valueOf(size);
        String unit = what.toLowerCase(Locale.ROOT);
        if (least.isNumber() && size < least.asLong()) {
            found.invalid(path, shown, "should have at least " + least.asLong() + " " + unit);
        }
        if (most.isNumber() && size > most.asLong()) {
            found.tooMany(path, size, most.asLong());
        }
    }

    private static Findings alternatives(StructuralSchema schema, JsonNode value, String path) {
        Findings found = new Findings();
        StructuralSchema.Alternatives alternatives = schema.alternatives();
        any(alternatives.any(), value, path, found);
        one(alternatives.one(), value, path, found);
        all(alternatives.all(), value, path, found);
        if (alternatives.none() != null
                && validate(alternatives.none(), value, null, path).isEmpty()) {
            found.composite("\"" + path + "\" must not validate the schema (not)");
        }
        return found.match();
    }

    private static void any(List<StructuralSchema> schemas, JsonNode value, String path, Findings found) {
        if (schemas.isEmpty()) {
            return;
        }
        Findings nearest = null;
        for (StructuralSchema schema : schemas) {
            Findings result = validate(schema, value, null, path);
            if (result.isEmpty()) {
                found.merge(result);
                return;
            }
            nearest = nearer(nearest, result);
        }
        found.composite("\"" + path + "\" must validate at least one schema (anyOf)");
        found.merge(nearest);
    }

    private static void one(List<StructuralSchema> schemas, JsonNode value, String path, Findings found) {
        if (schemas.isEmpty()) {
            return;
        }
        int valid = 0;
        Optional<Findings> first = Optional.empty();
        Findings nearest = null;
        for (StructuralSchema schema : schemas) {
            Findings result = validate(schema, value, null, path);
            if (result.isEmpty()) {
                valid++;
                nearest = null;
                first = first.isPresent() ? first : Optional.of(result);
            } else if (valid == 0) {
                nearest = nearer(nearest, result);
            }
        }
        if (valid == 1) {
            found.merge(first.orElseThrow());
            return;
        }
        String told = valid == 0 ? "Found none valid" : "Found " + valid + " valid alternatives";
        found.composite("\"" + path + "\" must validate one and only one schema (oneOf). " + told);
        if (nearest != null) {
            found.merge(nearest);
        }
    }

    private static void all(List<StructuralSchema> schemas, JsonNode value, String path, Findings found) {
        int valid = 0;
        for (StructuralSchema schema : schemas) {
            Findings result = validate(schema, value, null, path);
            valid += result.isEmpty() ? 1 : 0;
            found.merge(result);
        }
        if (valid != schemas.size()) {
            String told = valid == 0 ? ". None validated" : "";
            found.composite("\"" + path + "\" must validate all the schemas (allOf)" + told);
        }
    }

    private static Findings nearer(Findings nearest, Findings other) {
        return nearest == null || other.matches() > nearest.matches() ? other : nearest;
    }
}
