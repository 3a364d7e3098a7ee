package dev.podfall.sim.structural;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.cel.Budget;
import dev.podfall.sim.cel.EvaluationFailure;
import dev.podfall.sim.cel.Program;
import dev.podfall.sim.client.FieldError;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** One rule of a schema, ready to be asked. */
final class Rule {
    private final JsonNode json;
    private final StructuralSchema schema;
    private final Program program;
    private final Program message;
    private final boolean usesOldSelf;

    /**
     * @param json as the schema writes it
     * @param program null if it does not compile: it was never accepted then
     * @param message makes the message of a failure; null if it is the rule's own
     */
    Rule(JsonNode json, StructuralSchema schema, Program program, Program message, boolean usesOldSelf) {
        this.json = json;
        this.schema = schema;
        this.program = program;
        this.message = message;
        this.usesOldSelf = usesOldSelf;
    }

    boolean usesOldSelf() {
        return usesOldSelf;
    }

    /**
     * What is wrong with the value; empty if nothing is.
     *
     * @param old null if there is none to compare with
     * @param budget of the whole object
     */
    Optional<FieldError> ask(JsonNode value, JsonNode old, String path, Budget budget) {
        boolean optional = json.path("optionalOldSelf").asBoolean();
        if (program == null || usesOldSelf && old == null && !optional) {
            return Optional.empty();
        }
        Map<String, Object> variables = new HashMap<>();
        variables.put("self", RuleValues.of(value, schema));
        if (optional) {
            variables.put("oldSelf", Optional.ofNullable(old).map(o -> RuleValues.of(o, schema)));
        } else if (old != null) {
            variables.put("oldSelf", RuleValues.of(old, schema));
        }
        try {
            if (Boolean.TRUE.equals(program.ask(variables, budget))) {
                return Optional.empty();
            }
        } catch (EvaluationFailure failed) {
            String type = schema.type().isEmpty() ? "object" : schema.type();
            return Optional.of(
                    FieldError.invalid(field(path), "\"" + type + "\"", told(failed.getMessage()) + shown()));
        }
        return Optional.of(failure(value, path, variables, budget));
    }

    private FieldError failure(JsonNode value, String path, Map<String, Object> variables, Budget budget) {
        String detail = detail(variables, budget);
        String at = path + json.path("fieldPath").asText("");
        at = path.isEmpty() && at.startsWith(".") ? at.substring(1) : at;
        boolean omitted = schema.type().equals("object") || schema.type().equals("array");
        return switch (json.path("reason").asText("")) {
            case "FieldValueForbidden" -> FieldError.forbidden(field(at), detail);
            case "FieldValueRequired" -> FieldError.required(field(at), detail);
            case "FieldValueDuplicate" ->
                omitted
                        ? new FieldError(field(at), "FieldValueDuplicate", "Duplicate value")
                        : FieldError.duplicate(field(at), value.toString());
            default ->
                omitted
                        ? new FieldError(field(at), "FieldValueInvalid", "Invalid value: " + detail)
                        : FieldError.invalid(field(at), value.toString(), detail);
        };
    }

    private static String told(String failure) {
        return failure.equals(EvaluationFailure.TOO_MUCH)
                ? "'" + failure + "': no further validation rules will be run due to call cost exceeds limit for rule: "
                : failure + " evaluating rule: ";
    }

    private String detail(Map<String, Object> variables, Budget budget) {
        if (message != null) {
            try {
                String text = String.valueOf(message.ask(variables, budget)).strip();
                if (!text.isEmpty() && !text.contains("\n")) {
                    return text;
                }
            } catch (EvaluationFailure failed) {
                return ownMessage(); // as upstream does: the rule has failed, whatever its message does
            }
        }
        return ownMessage();
    }

    private String ownMessage() {
        String text = json.path("message").asText("");
        return text.isEmpty() ? "failed rule: " + shown() : text.strip();
    }

    private String shown() {
        String text = json.path("message").asText("");
        return (text.isEmpty() ? json.path("rule").asText() : text).strip();
    }

    private static String field(String path) {
        return path.isEmpty() ? Findings.NOWHERE : path;
    }
}
