package dev.podfall.sim.structural;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.cel.Budget;
import dev.podfall.sim.client.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The rules of a schema, {@code x-kubernetes-validations}, each asked of the value it is written for. Mirrors {@code
 * k8s.io/apiextensions-apiserver/pkg/apiserver/schema/cel/validation.go}.
 */
public final class Rules {
    private final StructuralSchema schema;
    private final List<Rule> own;
    private final Map<String, Rules> properties = new TreeMap<>();
    private final Rules items;
    private final Rules values;

    private Rules(StructuralSchema schema, boolean root) {
        this.schema = schema;
        this.own = schema.rules().isEmpty() ? List.of() : compiled(schema, root);
        schema.properties().forEach((name, property) -> {
            Rules of = new Rules(property, false);
            if (!of.isEmpty()) {
                properties.put(name, of);
            }
        });
        this.items = optional(schema.items());
        this.values = optional(schema.values());
    }

    private static Rules optional(StructuralSchema schema) {
        Rules of = schema == null ? null : new Rules(schema, false);
        return of == null || of.isEmpty() ? null : of;
    }

    private static List<Rule> compiled(StructuralSchema schema, boolean root) {
        List<Rule> rules = new ArrayList<>();
        RuleCompiler compiler = new RuleCompiler(schema, root);
        schema.rules().forEach(rule -> rules.add(compiler.compile(rule)));
        return rules;
    }

    /** All rules of the schema of a custom resource. */
    public static Rules of(StructuralSchema schema) {
        return new Rules(schema, true);
    }

    public boolean isEmpty() {
        return own.isEmpty() && properties.isEmpty() && items == null && values == null;
    }

    /** @param old the object before an update; null on creation */
    public List<FieldError> validate(JsonNode object, JsonNode old) {
        List<FieldError> errors = new ArrayList<>();
        Asking asking = new Asking(new Budget(), errors);
        validate(object, old, old != null && old.equals(object), "", asking);
        if (asking.budget().isSpent()) {
            errors.add(FieldError.invalid(
                    Findings.NOWHERE,
                    "\"object\"",
                    "validation failed due to running out of cost budget, no further validation rules will be run"));
        }
        return errors;
    }

    /** What an object's rules may cost, and what they found. */
    private record Asking(Budget budget, List<FieldError> errors) {}

    /** @param unchanged whether the value, or what it is a part of, is as it was: rules that came later let it be */
    private void validate(JsonNode value, JsonNode old, boolean unchanged, String path, Asking asking) {
        if (value.isNull() || asking.budget().isSpent()) {
            return;
        }
        for (Rule rule : own) {
            if (asking.budget().isSpent()) {
                return;
            }
            rule.ask(value, old, path, asking.budget()).ifPresent(error -> {
                if (!unchanged || rule.usesOldSelf()) {
                    asking.errors().add(error);
                }
            });
        }
        if (value.isArray() && items != null) {
            for (int i = 0; i < value.size(); i++) {
                JsonNode before = ListKeys.correlated(schema, value.get(i), old);
                boolean same = unchanged || before != null && before.equals(value.get(i));
                items.validate(value.get(i), before, same, path + "[" + i + "]", asking);
            }
        } else if (value.isObject()) {
            validateFields(value, old, unchanged, path, asking);
        }
    }

    private void validateFields(JsonNode value, JsonNode old, boolean unchanged, String path, Asking asking) {
        boolean correlates = old != null && old.isObject() && !schema.isAtomicMap();
        value.properties().forEach(e -> {
            String name = e.getKey();
            boolean property = schema.properties().containsKey(name);
            Rules of = property ? properties.get(name) : values;
            if (of != null) {
                JsonNode before = correlates ? old.get(name) : null;
                boolean same = unchanged || before != null && before.equals(e.getValue());
                String at = property ? (path.isEmpty() ? name : path + "." + name) : path + "[" + name + "]";
                of.validate(e.getValue(), before, same, at, asking);
            }
        });
    }
}
