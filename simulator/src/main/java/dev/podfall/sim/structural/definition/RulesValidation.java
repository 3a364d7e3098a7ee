package dev.podfall.sim.structural.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.structural.RuleCompiler;
import dev.podfall.sim.structural.RuleCompiler.Expected;
import dev.podfall.sim.structural.StructuralSchema;
import java.util.List;
import java.util.Set;

/** Rules must be written in CEL, of fields that there are. */
final class RulesValidation {
    private static final Set<String> REASONS =
            Set.of("FieldValueRequired", "FieldValueForbidden", "FieldValueInvalid", "FieldValueDuplicate");
    private static final String RULES = "x-kubernetes-validations";

    private final Errors errors;

    private RulesValidation(Errors errors) {
        this.errors = errors;
    }

    static void validate(JsonNode schema, String path, Errors errors) {
        new RulesValidation(errors).part(schema, path, true, "");
    }

    /** @param loose where parts of a value can no longer be told apart from update to update; empty if they can */
    private void part(JsonNode schema, String path, boolean root, String loose) {
        if (!schema.isObject()) {
            return;
        }
        JsonNode rules = schema.path(RULES);
        if (!rules.isEmpty()) {
            RuleCompiler compiler = new RuleCompiler(StructuralSchema.of(schema), root);
            for (int i = 0; i < rules.size(); i++) {
                rule(rules.get(i), compiler, path + "." + RULES + "[" + i + "]", loose);
            }
        }
        String within = loose;
        if (loose.isEmpty() && schema.path("x-kubernetes-map-type").asText().equals("atomic")) {
            within = path;
        }
        for (var property : schema.path("properties").properties()) {
            part(property.getValue(), path + ".properties[" + property.getKey() + "]", false, within);
        }
        part(schema.path("additionalProperties"), path + ".additionalProperties", false, loose);
        boolean keyed = schema.path("x-kubernetes-list-type").asText().equals("map");
        part(schema.path("items"), path + ".items", false, keyed || !loose.isEmpty() ? loose : path);
    }

    private void rule(JsonNode rule, RuleCompiler compiler, String path, String loose) {
        String expression = rule.path("rule").asText("").strip();
        String message = rule.path("message").asText("");
        if (expression.isEmpty()) {
            errors.required(path + ".rule", "rule is not specified");
            return;
        }
        if (!message.isEmpty() && message.isBlank()) {
            errors.invalid(path + ".message", message, "must be non-empty if specified");
        } else if (message.strip().contains("\n")) {
            errors.invalid(path + ".message", message, "must not contain line breaks");
        } else if (expression.contains("\n") && message.isBlank()) {
            errors.required(path + ".message", "message must be specified if rule contains line breaks");
        }
        String reason = rule.path("reason").asText("");
        if (rule.has("reason") && !REASONS.contains(reason)) {
            List<String> all = REASONS.stream().sorted().toList();
            errors.notSupported(path + ".reason", reason, all.toArray(new String[0]));
        }
        compiler.problem(rule, rule.path("rule").asText(), Expected.BOOL)
                .ifPresent(problem -> errors.invalid(path + ".rule", shown(rule), problem));
        String messageExpression = rule.path("messageExpression").asText("");
        if (!messageExpression.isBlank()) {
            compiler.problem(rule, messageExpression, Expected.STRING)
                    .ifPresent(problem -> errors.invalid(path + ".messageExpression", shown(rule), problem));
        }
        boolean transition = RuleCompiler.usesOldSelf(expression);
        if (transition && !loose.isEmpty()) {
            errors.invalid(
                    path + ".rule",
                    rule.path("rule").asText(),
                    "oldSelf cannot be used on the uncorrelatable portion of the schema within " + loose);
        } else if (!transition && rule.has("optionalOldSelf")) {
            errors.invalid(
                    path + ".optionalOldSelf",
                    rule.get("optionalOldSelf"),
                    "may not be set if oldSelf is not used in rule");
        }
    }

    /** As Go's encoder writes the rule's struct. */
    private static JsonNode shown(JsonNode rule) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        shown.put("Rule", rule.path("rule").asText());
        shown.put("Message", rule.path("message").asText(""));
        shown.put("MessageExpression", rule.path("messageExpression").asText(""));
        shown.set("Reason", rule.has("reason") ? rule.get("reason") : JsonNodes.NULL);
        shown.put("FieldPath", rule.path("fieldPath").asText(""));
        shown.set("OptionalOldSelf", rule.has("optionalOldSelf") ? rule.get("optionalOldSelf") : JsonNodes.NULL);
        return shown;
    }
}
